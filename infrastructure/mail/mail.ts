import type { Clock } from '../../application/ports/clock.js';
import type { MailPort, Outbox } from '../../application/ports/mail.js';
import { openOutbox } from './outbox.js';
import { openSmtp } from './smtp.js';

export interface MailOptions {
  /** SMTP_URL: unset keeps the messages in the outbox. */
  readonly smtpUrl?: string | undefined;
  /** MAIL_FROM: "Skyledger <no-reply@example.com>", needed with SMTP. */
  readonly from?: string | undefined;
  /** File of the outbox. */
  readonly file: string;
}

export const openMail = ({ smtpUrl, from, file }: MailOptions, clock: Clock): { readonly mail: MailPort; readonly outbox: Outbox } => {
  if (smtpUrl && !from) throw new Error('SMTP_URL needs MAIL_FROM, for example "Skyledger <no-reply@example.com>"');
  const outbox = openOutbox(file, clock);
  if (!smtpUrl || !from) return { mail: outbox, outbox };
  const smtp = openSmtp(smtpUrl, from);
  const close = async (): Promise<void> => void (await Promise.all([smtp.close(), outbox.close()]));
  return { mail: { send: (message) => smtp.send(message), close }, outbox };
};
