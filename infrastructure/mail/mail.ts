import type { Clock } from '../../application/ports/clock.js';
import type { MailPort, Outbox } from '../../application/ports/mail.js';
import { openOutbox } from './outbox.js';
import { emptyOutbox, openSmtp } from './smtp.js';

export interface MailOptions {
  /** SMTP_URL: unset keeps the messages in the outbox. */
  readonly smtpUrl?: string | undefined;
  /** MAIL_FROM: "Skyledger <no-reply@example.com>", needed with SMTP. */
  readonly from?: string | undefined;
  /** File of the outbox. */
  readonly file: string;
}

export const openMail = ({ smtpUrl, from, file }: MailOptions, clock: Clock): { readonly mail: MailPort; readonly outbox: Outbox } => {
  if (!smtpUrl) {
    const outbox = openOutbox(file, clock);
    return { mail: outbox, outbox };
  }
  if (!from) throw new Error('SMTP_URL needs MAIL_FROM, for example "Skyledger <no-reply@example.com>"');
  return { mail: openSmtp(smtpUrl, from), outbox: emptyOutbox };
};
