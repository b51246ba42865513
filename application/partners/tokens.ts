import { createHash, timingSafeEqual } from 'node:crypto';

/** What a client shows at every request: "<login id>.<session or API token id>.<secret>". */
export interface AccessToken {
  readonly loginId: string;
  readonly accessId: string;
  readonly secret: string;
}

const SECRET = /^[A-Za-z0-9_-]{20,128}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAX_LENGTH = 250;

/** The parts of a token: ids, then a secret. Null for anything else. */
const parts = (token: string, ids: number): readonly string[] | null => {
  const all = token.length > MAX_LENGTH ? [] : token.split('.');
  return all.length === ids + 1 && all.slice(0, ids).every((id) => UUID.test(id)) && SECRET.test(all[ids] ?? '') ? all : null;
};

export const formatToken = (...of: readonly string[]): string => of.join('.');

export const parseAccessToken = (token: string): AccessToken | null => {
  const [loginId, accessId, secret] = parts(token, 2) ?? [];
  return loginId && accessId && secret ? { loginId, accessId, secret } : null;
};

/** "<account id>.<invitation id>.<keyed hash of both>" */
export const parseInvitationToken = (token: string): { readonly accountId: string; readonly invitationId: string; readonly secret: string } | null => {
  const [accountId, invitationId, secret] = parts(token, 2) ?? [];
  return accountId && invitationId && secret ? { accountId, invitationId, secret } : null;
};

/** "<login id>.<secret>" */
export const parseResetToken = (token: string): { readonly loginId: string; readonly secret: string } | null => {
  const [loginId, secret] = parts(token, 1) ?? [];
  return loginId && secret ? { loginId, secret } : null;
};

/** Secrets have 256 bits of chance, so a fast hash without salt is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const sameSecret = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
