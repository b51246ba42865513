import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Profile, ProfileStore } from '../../application/ports/profiles.js';

export const profileOf = (id: string, changes: Partial<Profile> = {}): Profile => ({
  id,
  kind: 'person',
  name: 'Zoë Ångström',
  firstName: 'Zoë',
  lastName: 'Ångström',
  email: 'zoe@example.com',
  phone: '+46 8 123 456',
  address: { country: 'SE', city: 'Malmö', line: null },
  taxId: null,
  locale: 'sv',
  passwordHash: null,
  ...changes,
});

/** What every profile store does. `open` opens the same data again; `clean` makes it empty and forgets it. */
export const profileStoreContract = (engine: string, setup: () => Promise<{ open: () => ProfileStore; clean: () => Promise<void> }>): void => {
  describe(`profile store: ${engine}`, () => {
    let open: () => ProfileStore;
    let clean: () => Promise<void>;
    let store: ProfileStore;
    beforeEach(async () => {
      ({ open, clean } = await setup());
      store = open();
    });
    afterEach(async () => {
      await store.close();
      await clean();
    });

    it('gives back exactly what was put', async () => {
      const organisation = profileOf('o', { kind: 'organisation', firstName: null, lastName: null, address: null, taxId: '5' });
      await store.put(profileOf('p'));
      await store.put(organisation);
      expect(await store.get('p')).toEqual(profileOf('p'));
      expect(await store.get('o')).toEqual(organisation);
    });

    it('answers null for an unknown id', async () => expect(await store.get('nobody')).toBeNull());

    it('replaces the whole profile', async () => {
      await store.put(profileOf('p'));
      await store.put(profileOf('p', { phone: null, email: 'new@example.com' }));
      expect(await store.get('p')).toEqual(profileOf('p', { phone: null, email: 'new@example.com' }));
    });

    it('gives many at once and leaves out the unknown', async () => {
      const ids = Array.from({ length: 700 }, (_, index) => `p${index}`);
      for (const id of ids.slice(0, 20)) await store.put(profileOf(id));
      const found = await store.getMany(ids);
      expect([...found.keys()].sort()).toEqual(ids.slice(0, 20).sort());
      expect(found.get('p7')).toEqual(profileOf('p7'));
      expect((await store.getMany([])).size).toBe(0);
    });

    it('erases one profile, and does not mind doing it twice', async () => {
      await store.put(profileOf('p'));
      await store.put(profileOf('q'));
      await store.erase('p');
      await store.erase('p');
      expect(await store.get('p')).toBeNull();
      expect(await store.get('q')).toEqual(profileOf('q'));
    });

    it('ends with one of two profiles that are put at the same time', async () => {
      const phones = Array.from({ length: 20 }, (_, index) => String(index));
      await Promise.all(phones.map((phone) => store.put(profileOf('p', { phone }))));
      expect(phones).toContain((await store.get('p'))?.phone);
    });

    it('keeps everything over a restart', async () => {
      await store.put(profileOf('p'));
      await store.close();
      store = open();
      expect(await store.get('p')).toEqual(profileOf('p'));
    });
  });
};
