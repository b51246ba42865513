import type { Clock } from '../../application/ports/clock.js';
import type { Mail, MailPort, Outbox, OutboxMail } from '../../application/ports/mail.js';
import { openSqlite } from '../sqlite/sqlite.js';

interface Row {
  readonly body: string;
}

const SCHEMA = `
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS mail (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reseller_id TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS mail_by_reseller ON mail (reseller_id, sequence);
  CREATE INDEX IF NOT EXISTS mail_by_profile ON mail (profile_id);
`;

/** Keeps the messages in a file of their own, where operators read them. */
export const openOutbox = (file: string, clock: Clock): MailPort & Outbox => {
  const db = openSqlite(file, { synchronous: 'FULL' });
  db.exec(SCHEMA);
  const read = (rows: readonly Row[]): OutboxMail[] => rows.map(({ body }) => JSON.parse(body) as OutboxMail);
  return {
    send: async (mail: Mail) => {
      const kept: OutboxMail = { ...mail, sentAt: clock.now() };
      db.run('INSERT INTO mail (id, reseller_id, profile_id, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING', [mail.id, mail.resellerId, mail.profileId, JSON.stringify(kept)]);
    },
    list: async (resellerId, limit) => read(db.all<Row>('SELECT body FROM mail WHERE reseller_id = ? ORDER BY sequence DESC LIMIT ?', [resellerId, limit])),
    get: async (id) => read(db.all<Row>('SELECT body FROM mail WHERE id = ?', [id]))[0] ?? null,
    count: async () => db.all<{ readonly n: number }>('SELECT count(*) AS n FROM mail', [])[0]?.n ?? 0,
    erase: async (profileId) => {
      if (db.run('DELETE FROM mail WHERE profile_id = ?', [profileId]) > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: async () => db.close(),
  };
};
