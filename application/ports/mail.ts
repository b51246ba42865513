/** A message to a person. The text may hold a link with a one-time secret, so it is kept apart from the log. */
export interface Mail {
  /** Stable: sending the same id again delivers nothing twice. */
  readonly id: string;
  readonly resellerId: string;
  readonly profileId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** SMTP by configuration, else an outbox that operators see in the console. */
export interface MailPort {
  send(mail: Mail): Promise<void>;
}
