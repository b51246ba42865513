import { createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../../application/ports/secrets.js';
import { seal, unseal } from './seal.js';
import { DEFAULT_COST, hashPassword, verifyPassword, type ScryptCost } from './passwords.js';

export const createSecrets = (key: string, cost: ScryptCost = DEFAULT_COST): Secrets => {
  const mac = (purpose: string, text: string): string => createHmac('sha256', key).update(`${purpose}\n${text}`).digest('hex');
  let nobody: Promise<string> | null = null;
  return {
    mac,
    hmacEmail: (email) => mac('email', email.normalize('NFKC').trim().toLowerCase()),
    seal: (purpose, text) => seal(key, purpose, text),
    unseal: (purpose, sealed) => unseal(key, purpose, sealed),
    randomSecret: () => randomBytes(32).toString('base64url'),
    hashPassword: (password) => hashPassword(password, cost),
    verifyPassword: async (password, hash) => {
      nobody ??= hashPassword(randomBytes(16).toString('hex'), cost);
      const matches = await verifyPassword(password, hash ?? (await nobody));
      return hash !== null && matches;
    },
  };
};
