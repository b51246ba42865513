import { inject, injectable } from 'inversify';
import type { LinkSettings } from '../ports/mail.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import { formatToken, hashSecret, parseInvitationToken, sameSecret } from './tokens.js';

/**
 * One-time links. Their secrets are derived with the installation's key from what the log says, so the message can be
 * made at any time after the event, and made again; the log alone is not enough to make one.
 */
@injectable()
export class Links {
  constructor(
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
    @inject(TOKENS.settings) private readonly settings: LinkSettings,
  ) {}

  invitationToken(accountId: string, invitationId: string): string {
    return formatToken(accountId, invitationId, this.secrets.mac('invitation', `${accountId} ${invitationId}`));
  }

  /** The ids in a genuine token; null for any other text. */
  readInvitation(token: string): { readonly accountId: string; readonly invitationId: string } | null {
    const parsed = parseInvitationToken(token);
    return parsed && sameSecret(token, this.invitationToken(parsed.accountId, parsed.invitationId)) ? parsed : null;
  }

  resetToken(loginId: string, expiresAt: string): string {
    return formatToken(loginId, this.resetSecret(loginId, expiresAt));
  }

  resetHash(loginId: string, expiresAt: string): string {
    return hashSecret(this.resetSecret(loginId, expiresAt));
  }

  invitationUrl(accountId: string, invitationId: string): string {
    return `${this.settings.publicUrl}/portal/#/register?token=${this.invitationToken(accountId, invitationId)}`;
  }

  resetUrl(kind: 'manager' | 'user', loginId: string, expiresAt: string): string {
    return `${this.settings.publicUrl}/${kind === 'manager' ? 'console' : 'portal'}/#/reset-password?token=${this.resetToken(loginId, expiresAt)}`;
  }

  private resetSecret(loginId: string, expiresAt: string): string {
    return this.secrets.mac('password reset', `${loginId} ${expiresAt}`);
  }
}
