import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aggregates } from '../../application/spine/aggregates.js';
import { catalogue, upcast, UndecodableEvent } from '../../domain/catalogue.js';
import { registry } from '../../projections/registry.js';
import type { FoldEvent } from '../../projections/projection.js';

/** A sample of an event as some version of this program wrote it. Samples are added and never changed: old logs hold such events for ever. */
interface Sample {
  readonly type: string;
  readonly version: number;
  readonly stream: string;
  readonly data: unknown;
}

const FOLDER = join(process.cwd(), 'test', 'golden', 'events');
const files = readdirSync(FOLDER).sort();
const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const samples = files.map((file) => JSON.parse(text(file)) as Sample);
const manifest = JSON.parse(readFileSync(join(FOLDER, '..', 'manifest.json'), 'utf8')) as Readonly<Record<string, string>>;

const recorded = ({ type, stream, data, version }: Sample): FoldEvent => ({
  id: 'e', type, stream, revision: 0, position: 1, data, profile: null,
  metadata: {
    schemaVersion: version, command: 'c', commandId: 'c', correlationId: 'c', causationId: 'c', actor: { kind: 'system', id: 's' }, recordedAt: '2026-08-20T09:00:00.000Z',
    scope: { resellerId: 'r', resellerPath: '/r/', accountId: 'a' },
  },
});

describe('every event ever written', () => {
  it('has a sample of each type and version of the catalogue', () => {
    const wanted = Object.entries(catalogue).flatMap(([type, { version }]) => Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`));
    expect(files).toEqual(wanted.sort());
  });

  it('keeps its sample as it was committed: a changed format is a new version with an upcaster', () => {
    expect(Object.fromEntries(files.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]))).toEqual(manifest);
  });

  it.each(samples.map((sample) => [`${sample.type} v${sample.version}`, sample] as const))('%s is decoded, and folded by its aggregate and by every view', (_name, sample) => {
    const data = upcast(sample.type, sample.version, sample.data);
    const event = { ...recorded(sample), data };
    const aggregate = aggregates.get(sample.stream.slice(0, sample.stream.indexOf('-')));
    expect(() => aggregate?.evolve(aggregate.initial, event)).not.toThrow();
    for (const view of registry.filter(({ handles }) => handles.includes(sample.type))) {
      for (const key of view.keys(event)) expect(() => view.evolve(null, event, typeof key === 'string' ? key : 'id')).not.toThrow();
      for (const key of view.keys(event)) expect(() => view.evolve({ ...view.example }, event, typeof key === 'string' ? key : 'id')).not.toThrow();
    }
  });
});

describe('upcasting', () => {
  const entries = { PlanPublished: { version: 3, upcast: { 1: (data: object) => ({ ...data, currency: 'EUR' }), 2: (data: object) => ({ ...data, public: true }) } } };

  it('brings an old event to today, version by version', () => {
    expect(upcast('PlanPublished', 1, { planId: 'p' }, entries)).toEqual({ planId: 'p', currency: 'EUR', public: true });
    expect(upcast('PlanPublished', 3, { planId: 'p' }, entries)).toEqual({ planId: 'p' });
  });

  it('refuses what it cannot know: another type, a version from the future, a missing step', () => {
    expect(() => upcast('Unheard', 1, {}, entries)).toThrow(UndecodableEvent);
    expect(() => upcast('PlanPublished', 4, {}, entries)).toThrow('newer than 3');
    expect(() => upcast('PlanPublished', 1, {}, { PlanPublished: { version: 2 } })).toThrow('no upcaster from version 1');
  });
});
