import type { LoginEvent } from '../../domain/partners/partners.events.js';
import type { EventStore } from '../ports/event-store.js';
import { decode } from '../spine/decode.js';
import type { Principal } from '../spine/principal.js';
import { forwards } from '../spine/book-pages.js';

/** A token as its owner sees it again: the secret was shown once. */
export interface OwnToken {
  readonly tokenId: string;
  readonly label: string;
  /** The account that it works in; null for staff. */
  readonly accountId: string | null;
  readonly createdAt: string;
  /** Null: until it is revoked. */
  readonly expiresAt: string | null;
}

/** The API tokens that a person has and has not revoked, oldest first. */
export const ownTokens = async (eventStore: Pick<EventStore, 'readStream'>, { loginId }: Principal): Promise<readonly OwnToken[]> => {
  const tokens = new Map<string, OwnToken>();
  if (loginId === null) return [];
  for await (const batch of forwards(eventStore, `login-${loginId}`)) {
    for (const stored of batch) {
      const event = decode<LoginEvent>(stored);
      if (event.type === 'ApiTokenCreated') {
        const { tokenId, label, accountId, expiresAt } = event.data;
        tokens.set(tokenId, { tokenId, label, accountId, createdAt: event.metadata.recordedAt, expiresAt });
      }
      if (event.type === 'ApiTokenRevoked') tokens.delete(event.data.tokenId);
    }
  }
  return [...tokens.values()];
};
