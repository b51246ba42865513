import { inject, injectable } from 'inversify';
import { wrongState } from '../../domain/shared/errors.js';
import { MailNotSent, type Mail, type MailPort } from '../ports/mail.js';
import { TOKENS } from '../ports/tokens.js';

const ATTEMPTS = 3;

/** A server that stays away must not hold up everything behind it: the step fails visibly, and can be run again. */
@injectable()
export class Postman {
  constructor(@inject(TOKENS.mail) private readonly mail: MailPort) {}

  /** @throws mail_not_sent */
  async deliver(mail: Mail): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.mail.send(mail);
      } catch (error) {
        if (!(error instanceof MailNotSent)) throw error;
        if (attempt === ATTEMPTS) throw wrongState('mail_not_sent', `${error.message}. Check SMTP_URL and retry this step.`);
      }
    }
  }
}
