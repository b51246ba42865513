import nodemailer from 'nodemailer';
import { MailNotSent, type Mail, type MailPort } from '../../application/ports/mail.js';

const TIMEOUT_MS = 15_000;

/**
 * Sends by a mail server, "smtps://user:password@mail.example.com". The id becomes the Message-ID, by which mail
 * programs recognise a message that had to be sent twice because the first answer got lost.
 */
export const openSmtp = (url: string, from: string): MailPort => {
  const transport = nodemailer.createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS });
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, to, subject, text }: Mail) => {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${host}>` });
      } catch (error) {
        throw new MailNotSent(`the mail server did not take the message (${codeOf(error)})`, { cause: error });
      }
    },
    close: async () => transport.close(),
  };
};

/** Never the server's own words: they quote the address, and a failure is recorded in the log. */
const codeOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'unknown error';
};
