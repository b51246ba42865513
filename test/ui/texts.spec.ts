import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../domain/catalogue.js';
import { LABELS, NOTES } from '../../application/billing/explanation-words.js';
import { FIELD_CODES } from '../../application/spine/field-errors.js';
import { BILLING_TYPE_KEYS } from '../../domain/shared/billing-rules.js';
import { pageModule, pagesFolder } from './pages.js';

type Texts = { readonly [key: string]: string | Texts };
type Flat = ReadonlyMap<string, string>;

const flat = (texts: Texts, prefix = ''): Flat =>
  new Map(Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)])));

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/%\{[^}]+\}/g))].sort();

const sources = readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('i18n'));

/** Keys that stand whole in the sources: `t('order.title')`. */
const keysIn = (text: string): readonly string[] => [...text.matchAll(/\bt\('([^']+)'[,)]/g)].map(([, key]) => key ?? '');

describe('the texts of the pages', () => {
  let english: Flat;
  const load = async (locale: string): Promise<Flat> => flat((await pageModule<{ default: Texts }>(`shared/i18n/${locale}/index.ts`)).default);
  beforeAll(async () => {
    english = await load('en');
  });

  it.each(['es', 'pt', 'hi', 'ru'])('%s says everything that English says, with the same values in it', async (locale) => {
    const texts = await load(locale);
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    const otherValues = [...texts].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join());
    expect(otherValues).toEqual([]);
    const untranslated = [...texts].filter(([key, text]) => key.startsWith('commands.') && key.endsWith('.explain') && text === english.get(key));
    expect(untranslated).toEqual([]);
  });

  it('every event of the log can be told in words', () => {
    expect(Object.keys(catalogue).filter((type) => !english.has(`events.${type}`))).toEqual([]);
  });

  it('every code of an explanation has its words, with the same figures in them', () => {
    const codes = [...Object.entries(LABELS).map(([code, text]) => [`explanation.label.${code}`, text] as const), ...Object.entries(NOTES).map(([code, text]) => [`explanation.note.${code}`, text] as const)];
    expect(codes.filter(([key, text]) => placeholders(english.get(key) ?? 'none').join() !== placeholders(text).join() || !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => key.startsWith('explanation.')).length).toBe(codes.length);
  });

  it('every refusal that is told in five languages is one of the API', () => {
    const codes = [...english.keys()].filter((key) => key.startsWith('problems.')).map((key) => key.replace('problems.', ''));
    const made = ['domain', 'application', 'interfaces'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts')).map((name) => readFileSync(join(folder, name), 'utf8'))).join();
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => !made.includes(`'${code}'`))).toEqual([]);
  });

  it('every code of a field that is wrong has its words', () => {
    expect([...english.keys()].filter((key) => key.startsWith('fieldProblems.')).sort()).toEqual(FIELD_CODES.map((code) => `fieldProblems.${code}`).sort());
  });

  it('every billing type has a name, and a line that explains it', () => {
    const wanted = BILLING_TYPE_KEYS.flatMap((key) => [`words.billingType.${key}`, `billing.${key}.short`]);
    expect(wanted.filter((key) => !english.has(key))).toEqual([]);
  });

  it('every command that the pages send has a label and an explanation', async () => {
    const { senders } = await pageModule<{ senders: object }>('shared/access.ts');
    const wanted = Object.keys(senders).flatMap((command) => [`commands.${command}.label`, `commands.${command}.explain`]);
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((key) => !english.has(key))).toEqual([]);
  });

  it('every field that is shown, filtered or entered has a name', () => {
    const fields = sources.flatMap((name) => [...readFileSync(join(pagesFolder, name), 'utf8').matchAll(/(?:\bsource="|(?:word|reference|date)Filter\(')([\w.]+)(?![^\n]*\blabel=)/g)].map(([, source = '']) => ({ name, field: source.split('.').at(-1) })));
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter(({ field }) => !['q', 'entity'].includes(field ?? '') && !english.has(`data.${field}`))).toEqual([]);
  });

  it('every text that the pages ask for is there', () => {
    const asked = sources.flatMap((name) => keysIn(readFileSync(join(pagesFolder, name), 'utf8')).map((key) => ({ name, key })));
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter(({ key }) => !english.has(key))).toEqual([]);
  });
});
