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
  /** @throws MailNotSent when the server cannot be reached, or refuses. */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

export class MailNotSent extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'MailNotSent';
  }
}

export interface OutboxMail extends Mail {
  readonly sentAt: string;
}

/** Messages that no server carries away: an operator hands them over himself. With SMTP, those from before it was configured. */
export interface Outbox {
  /** Newest first. */
  list(resellerId: string, limit: number): Promise<readonly OutboxMail[]>;
  get(id: string): Promise<OutboxMail | null>;
  /** How many there are, of all resellers. */
  count(): Promise<number>;
  /** Forgets every message to a person. */
  erase(profileId: string): Promise<void>;
}

/** What the messages need of the settings: where people reach this installation, "https://cloud.example.com". */
export interface LinkSettings {
  readonly publicUrl: string;
}
