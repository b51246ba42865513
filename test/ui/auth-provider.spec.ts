import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pageModule } from './pages.js';

interface Auth {
  readonly checkError: (error: { status: number; body: { code: string } }) => Promise<void>;
}

describe('a refusal of the API', () => {
  let closed: boolean;
  let auth: Auth;
  beforeEach(async () => {
    closed = false;
    Object.assign(globalThis, { localStorage: { getItem: () => null, removeItem: () => void (closed = true) } });
    const { authProviderOf } = await pageModule<{ authProviderOf: (rules: object) => Auth }>('shared/api/auth-provider.ts');
    auth = authProviderOf({ refuses: () => null, canAccess: () => true });
  });
  afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

  it('of a session that has ended leads to the log-in', async () => {
    await expect(auth.checkError({ status: 401, body: { code: 'not_signed_in' } })).rejects.toThrow('auth.signedOut');
    expect(closed).toBe(true);
  });

  it.each([[401, 'wrong_credentials'], [403, 'forbidden'], [422, 'rule_broken']])('%i %s signs nobody out', async (status, code) => {
    await auth.checkError({ status, body: { code } });
    expect(closed).toBe(false);
  });
});
