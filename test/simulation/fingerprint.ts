import { createHash } from 'node:crypto';
import { canonicalJson } from '../../application/spine/ids.js';
import type { StoredEvent } from '../../application/ports/event-store.js';

/** Passwords are salted by chance, and are no part of the business. */
const SECRET = /^(login|credentials|unique_email)/;

/** A hash of all that was recorded, stream by stream: not of when, and not of who was served first. */
export const fingerprint = (events: readonly StoredEvent[]): string => {
  const lines = events.filter(({ stream }) => !SECRET.test(stream)).map(({ stream, revision, type, data }) => `${stream} ${String(revision).padStart(9, '0')} ${type} ${canonicalJson(data)}`);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
};
