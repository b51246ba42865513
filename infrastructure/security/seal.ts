import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SealBroken } from '../../application/ports/secrets.js';

const SCHEME = 'gcm1';
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** "gcm1.<nonce, tag and ciphertext>": AES-256-GCM with a key of its own for each purpose. */
export const seal = (key: string, purpose: string, text: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyFor(key, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${SCHEME}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
};

/** @throws SealBroken */
export const unseal = (key: string, purpose: string, text: string): string => {
  const [scheme, body = ''] = text.split('.');
  const bytes = Buffer.from(body, 'base64url');
  if (scheme !== SCHEME || bytes.length < NONCE + TAG) throw new SealBroken();
  try {
    const decipher = createDecipheriv(CIPHER, keyFor(key, purpose), bytes.subarray(0, NONCE));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return `${decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8')}${decipher.final('utf8')}`;
  } catch {
    throw new SealBroken();
  }
};

const keyFor = (key: string, purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', `seal ${purpose}`, 32));
