import type { PartnerCenterAccount } from '../../application/ports/partner-center.js';
import { PartnerCenterRefused, partnerCenterSecret } from '../../application/ports/partner-center.js';
import type { Secrets } from '../../application/ports/secrets.js';
import { exchange } from './exchange.js';
import type { Endpoint } from './endpoints.js';
import { Transient } from './failures.js';
import { objectOf, textOf, type Json } from './values.js';

/** A token is renewed so long before it runs out, milliseconds. */
const MARGIN_MS = 5 * 60_000;

interface Token {
  readonly text: string;
  readonly renewAt: number;
}

/** App-only tokens of Microsoft's sign-in, one for each application, until shortly before they run out. */
export class Tokens {
  private readonly known = new Map<string, Promise<Token>>();

  constructor(
    private readonly secrets: Pick<Secrets, 'unseal'>,
    private readonly timeoutMs: number,
  ) {}

  async of(account: PartnerCenterAccount, endpoint: Endpoint, signal?: AbortSignal): Promise<string> {
    const key = keyOf(account);
    const asked = this.known.get(key) ?? this.request(account, endpoint, signal);
    this.known.set(key, asked);
    try {
      const token = await asked;
      if (performance.now() < token.renewAt) return token.text;
    } catch (error) {
      this.known.delete(key);
      throw error;
    }
    if (this.known.get(key) === asked) this.known.delete(key);
    return this.of(account, endpoint, signal);
  }

  forget(account: PartnerCenterAccount): void {
    this.known.delete(keyOf(account));
  }

  /** The form holds the secret; nothing of it, and no text of the answer, gets into an error. */
  private async request(account: PartnerCenterAccount, { loginUrl, resource }: Endpoint, signal?: AbortSignal): Promise<Token> {
    const { connectionId, tenantId, clientId, sealedSecret } = account;
    const secret = this.secrets.unseal(partnerCenterSecret(connectionId), sealedSecret);
    const form = new URLSearchParams({ resource, client_id: clientId, client_secret: secret, grant_type: 'client_credentials' });
    const { status, json } = await exchange(`${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/token`, { method: 'POST', headers: { Accept: 'application/json' }, body: form }, { timeoutMs: this.timeoutMs, signal });
    const answer = objectOf(json);
    if (status >= 400) throw signInRefused(status, answer);
    const [text, lifetime] = [textOf(answer['access_token']), Number(answer['expires_in'])];
    if (text === '') throw new Transient('unavailable', 'Microsoft answered the sign-in without a token.');
    const lives = (Number.isFinite(lifetime) ? lifetime : 0) * 1000;
    return { text, renewAt: performance.now() + Math.max(lives / 2, lives - MARGIN_MS, 1000) };
  }
}

/** Another secret or tenant is another sign-in. */
const keyOf = ({ cloud, tenantId, clientId, sealedSecret }: PartnerCenterAccount): string => [cloud, tenantId, clientId, sealedSecret].join('\n');

/** The code and Microsoft's number of the failure tell all that helps; the texts quote what was sent. */
const signInRefused = (status: number, { error, error_description: description }: Json): PartnerCenterRefused => {
  const number = /AADSTS\d+/.exec(textOf(description))?.[0];
  const code = /^[a-z_]{1,60}$/.exec(textOf(error))?.[0] ?? `http_${status}`;
  return new PartnerCenterRefused(status, code, `Microsoft refuses the sign-in (${[code, number].filter(Boolean).join(', ')}). Check the tenant, the client id and the secret of the connection.`);
};
