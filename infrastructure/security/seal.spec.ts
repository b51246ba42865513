import { describe, expect, it } from '@jest/globals';
import { SealBroken } from '../../application/ports/secrets.js';
import { createSecrets } from './secrets.js';

const [secrets, others] = [createSecrets('k'.repeat(32)), createSecrets('x'.repeat(32))];

describe('a sealed text', () => {
  const sealed = secrets.seal('vendor a', 'pässword');

  it('is opened by the same key for the same purpose', () => expect(secrets.unseal('vendor a', sealed)).toBe('pässword'));

  it('shows nothing, and is another one every time', () => {
    expect(sealed).not.toContain('ssword');
    expect(secrets.seal('vendor a', 'pässword')).not.toBe(sealed);
  });

  it.each([
    ['for another purpose', () => secrets.unseal('vendor b', sealed)],
    ['by another key', () => others.unseal('vendor a', sealed)],
    ['when it was changed', () => secrets.unseal('vendor a', `${sealed.slice(0, -2)}AA`)],
    ['when it is none', () => secrets.unseal('vendor a', 'password')],
  ])('is not opened %s', (_case, open) => expect(open).toThrow(SealBroken));
});
