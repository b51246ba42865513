import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

interface Rule {
  readonly name: string;
}
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: readonly Rule[]; options: object };

const violations = async (baseDir: string, folders: readonly string[]): Promise<readonly string[]> => {
  const { output } = await cruise([...folders], { ...config.options, tsConfig: undefined, baseDir, ruleSet: { forbidden: [...config.forbidden] }, validate: true } as never);
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
};

const FOLDERS = ['domain', 'application', 'projections', 'infrastructure', 'interfaces', 'ui/src'];

/** For each rule, two files that break it. */
const OFFENCES: Readonly<Record<string, readonly [from: string, to: string, statement?: string]>> = {
  'domain-imports-domain-only': ['domain/sales/a.ts', 'application/b.ts'],
  'domain-own-context-only': ['domain/sales/a.ts', 'domain/billing/b.ts'],
  'projections-import-event-types-only': ['projections/a.ts', 'application/b.ts'],
  'projections-no-domain-values': ['projections/a.ts', 'domain/sales/b.ts'],
  'application-knows-ports': ['application/a.ts', 'infrastructure/b.ts'],
  'application-packages': ['application/a.ts', 'node_modules/express/index.js', "import 'express';"],
  'interfaces-know-application': ['interfaces/a.ts', 'infrastructure/b.ts'],
  'interfaces-no-domain-contexts': ['interfaces/a.ts', 'domain/sales/b.ts'],
  'infrastructure-not-to-ui': ['infrastructure/a.ts', 'ui/src/b.ts'],
  'ui-knows-http-only': ['ui/src/a.ts', 'application/b.ts'],
  'no-cycles': ['application/a.ts', 'application/b.ts'],
  'tests-stay-outside': ['application/a.ts', 'test/b.ts'],
};

describe('who may import whom', () => {
  const sandboxes: string[] = [];
  afterAll(() => sandboxes.forEach((sandbox) => rmSync(sandbox, { recursive: true, force: true })));

  /** A tree of two files, the first importing the second. */
  const offending = (from: string, to: string, statement?: string): string => {
    const root = mkdtempSync(join(process.cwd(), 'node_modules', '.architecture-'));
    sandboxes.push(root);
    const up = '../'.repeat(from.split('/').length - 1);
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    };
    write(from, statement ?? `import { value } from '${up || './'}${to}';\nexport const used = value;\n`);
    write(to, from.startsWith('application/a') && to.startsWith('application/b') ? `import { used } from './a.ts';\nexport const value = () => used;\n` : 'export const value = 1;\n');
    for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
    return root;
  };

  it('holds for the whole tree', async () => {
    expect(await violations(process.cwd(), FOLDERS)).toEqual([]);
  });

  it('has an offence for every rule', () => {
    expect(Object.keys(OFFENCES).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(OFFENCES))('%s fails when it is broken', async (name, [from, to, statement]) => {
    const broken = await violations(offending(from, to, statement), FOLDERS);
    expect(broken.map((violation) => violation.split(':')[0])).toContain(name);
  });
});
