import { parseArgs } from 'node:util';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { RunCalendar } from '../../application/billing/run/run-calendar.js';
import { isBusinessDate } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import { backup } from '../backup/backup.js';
import { BackupError } from '../backup/manifest.js';
import { restore } from '../backup/restore.js';
import { systemClock } from '../clock/clocks.js';
import { ConfigError, readConfig, type Config } from '../config.js';
import { demoConfig } from '../demo/demo-simulator.js';
import { createLogger } from '../observability/logger.js';
import { importPriceList } from './import-price-list.js';
import { threadedPages } from '../usage-files/threaded-pages.js';
import { importUsage } from './import-usage.js';
import { openPlatform, type Platform } from './platform.js';
import { pullUsage } from './pull-usage.js';

class Usage extends Error {}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Command {
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], config: Config): Promise<void>;
}

/** Work that needs the running system, which is stopped cleanly afterwards. A server may run beside it. */
const withPlatform = async (config: Config, work: (platform: Platform) => Promise<void>): Promise<void> => {
  const platform = await openPlatform(await demoConfig(config, systemClock), { clock: systemClock, logger: createLogger(process.env.LOG_LEVEL ?? 'warn') });
  platform.start();
  try {
    await work(platform);
  } finally {
    await platform.stop();
  }
};

/** One line that is written over, on a terminal; one line a step elsewhere. */
const progress = (text: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
  else say(text);
};

const one = (args: readonly string[], usage: string): string => {
  const [value, ...more] = args;
  if (value === undefined || more.length > 0) throw new Usage(usage);
  return value;
};

const commands: Readonly<Record<string, Command>> = {
  backup: {
    usage: 'backup <folder>',
    summary: 'copies the embedded stores while they work; read models are not copied, they are rebuilt',
    run: async (args, config) => {
      const folder = one(args, 'backup <folder>');
      const manifest = await backup({ dataDir: config.dataDir, folder, onProgress: (step) => progress(`Copying ${step}`) });
      say(`\nBackup in ${folder}: log ${manifest.logId} up to position ${manifest.position}.`);
    },
  },
  restore: {
    usage: 'restore <folder>',
    summary: 'puts a backup into an empty data folder (DATA_DIR), after checking it',
    run: async (args, config) => {
      const folder = one(args, 'restore <folder>');
      const manifest = await restore({ folder, dataDir: config.dataDir, onProgress: (step) => progress(`Restoring ${step}`) });
      say(`\nRestored log ${manifest.logId} up to position ${manifest.position}. Read models are rebuilt at the next start.`);
    },
  },
  rebuild: {
    usage: 'rebuild [view]',
    summary: 'builds one read model, or all, beside the live one, compares them and switches',
    run: (args, config) =>
      withPlatform(config, async ({ viewBuilder, projections, eventStore }) => {
        await projections.reached(await eventStore.head(), 60_000);
        const onProgress = ({ view, phase, events }: { view: string; phase: string; events: number }): void => progress(`${view}: ${phase}, ${events} events`);
        const results = args[0] ? [await viewBuilder.rebuild(args[0], onProgress)] : await viewBuilder.rebuildAll({ onProgress });
        say('');
        for (const { view, documents, hash, equal } of results) say(`${view.padEnd(16)} ${String(documents).padStart(8)} documents  ${hash.slice(0, 16)}  ${equal === false ? 'DIFFERENT' : equal ? 'equal' : 'new'}`);
        if (results.some(({ equal }) => equal === false)) process.exitCode = 1;
      }),
  },
  verify: {
    usage: 'verify [view]',
    summary: 'builds one read model, or all, into a copy and compares it with what is served',
    run: (args, config) =>
      withPlatform(config, async ({ viewBuilder, projections, eventStore }) => {
        await projections.reached(await eventStore.head(), 60_000);
        const onProgress = ({ view, phase, events }: { view: string; phase: string; events: number }): void => progress(`${view}: ${phase}, ${events} events`);
        const results = args[0] ? [await viewBuilder.verify(args[0], onProgress)] : await viewBuilder.verifyAll({ onProgress });
        say('');
        for (const { view, documents, hash, equal, different } of results) say(`${view.padEnd(16)} ${String(documents).padStart(8)} documents  ${hash.slice(0, 16)}  ${equal ? 'equal' : `DIFFERENT: ${different.join(', ')}`}`);
        if (results.some(({ equal }) => !equal)) process.exitCode = 1;
      }),
  },
  'billing-run': {
    usage: 'billing-run [--date 2026-11-01]',
    summary: 'runs the billing day, and days missed before it; running it again changes nothing',
    run: (args, config) =>
      withPlatform(config, async ({ container }) => {
        const { values } = parseArgs({ args: [...args], options: { date: { type: 'string' } } });
        const date = values.date ?? (await container.get(RunCalendar).latestDate());
        if (!isBusinessDate(date)) throw new Usage(`--date takes a date such as 2026-11-01, not "${date}"`);
        const onProgress = ({ date: day, step, counts }: { date: string; step: string; counts: Readonly<Record<string, number>> }): void => progress(`${day}  ${step} ${counts[step] ?? 0}`);
        for (const { date: day, counts, failures } of await container.get(BillingRunner).runUpTo(date, { onProgress })) {
          say(`${day}  ${Object.entries(counts).map(([step, count]) => `${step} ${count}`).join(', ') || 'nothing to do'}`);
          for (const { step, entity, detail } of failures) say(`            ${step} ${entity}: ${detail}`);
        }
      }),
  },
  'import-usage': {
    usage: 'import-usage <file>',
    summary: 'takes in pages of Azure usage, {"delivery": {...}, "page": {...}}, one a line or one in the file; again changes nothing',
    run: (args, config) =>
      withPlatform(config, async ({ bus, workflows }) => {
        const { pages, refused } = await importUsage(one(args, 'import-usage <file>'), bus, progress, threadedPages);
        await workflows.drain();
        say(`\n${pages} pages taken in, ${refused.length} refused.`);
        for (const { line, detail } of refused) say(`  line ${line}: ${detail}`);
        if (refused.length > 0) process.exitCode = 1;
      }),
  },
  'pull-usage': {
    usage: 'pull-usage [--subscription <id>] [--from 2026-11-01T00:00:00Z --to 2026-11-02T00:00:00Z]',
    summary: 'fetches Azure price lists and usage from Partner Center: what is due, or the usage of one subscription, in a window of reporting time',
    run: (args, config) =>
      withPlatform(config, async (platform) => {
        const text = { type: 'string' } as const;
        const { values: { subscription, from, to } } = parseArgs({ args: [...args], options: { subscription: text, from: text, to: text } });
        if (!subscription && (from || to)) throw new Usage('--from and --to need --subscription');
        if (!(await pullUsage(platform, { subscription, from, to }, say))) process.exitCode = 1;
      }),
  },
  'import-price-list': {
    usage: 'import-price-list <file> [--preview] [--coefficient 1.05] [--customer-type corporate] [--market DE]',
    summary: 'takes in a price list of Microsoft CSP (XLSX, CSV, ZIP) and applies it to the costs of the distributor\'s plans; --preview changes nothing',
    run: (args, config) =>
      withPlatform(config, async ({ bus, views, workflows }) => {
        const text = { type: 'string' } as const;
        const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { preview: { type: 'boolean' }, coefficient: text, 'customer-type': text, market: text } });
        const file = one(positionals, commands['import-price-list']?.usage ?? '');
        const { preview = false, coefficient, 'customer-type': customerType, market } = values;
        const { id, status, format, offers, counts, warnings } = await importPriceList({ file, preview, coefficient, customerType, market }, { bus, views });
        await workflows.drain();
        say(`${String(id)}  ${String(status)}  ${String(format)}, ${String(offers)} offers: ${Object.entries(counts as Record<string, number>).map(([what, count]) => `${what} ${count}`).join(', ')}`);
        for (const { code, count, rows, values: found } of warnings as readonly { code: string; count: number; rows: readonly number[]; values: readonly string[] }[]) say(`  ${code} (${count})${rows.length > 0 ? `, rows ${rows.join(', ')}` : ''}: ${found.join(', ')}`);
      }),
  },
  'create-operator': {
    usage: 'create-operator --email you@example.com --first-name Ada --last-name Doe [--password ...] [--distributor "My Company"] [--currency EUR] [--time-zone Europe/Berlin]',
    summary: 'makes the root distributor, if there is none yet, and an administrator of it',
    run: (args, config) =>
      withPlatform(config, async ({ container }) => {
        const text = { type: 'string' } as const;
        const { values } = parseArgs({ args: [...args], options: { email: text, 'first-name': text, 'last-name': text, password: text, distributor: text, currency: text, 'time-zone': text } });
        const { email, 'first-name': firstName, 'last-name': lastName } = values;
        if (!email || !firstName || !lastName) throw new Usage(commands['create-operator']?.usage ?? '');
        const password = values.password ?? `${crypto.randomUUID()}`;
        const { created } = await container.get(Bootstrap).run({
          name: values.distributor ?? 'Distributor', currency: values.currency ?? 'EUR', timeZone: values['time-zone'] ?? 'Europe/Berlin', locale: 'en', firstName, lastName, email, password,
        });
        say(created ? `Operator ${email} can log in at the console${values.password ? '' : ` with the password ${password}`}.` : `${email} is an operator already; nothing changed.`);
      }),
  },
};

const help = (): string => `Skyledger, from the command line: npm run cli -- <command>\n\n${Object.values(commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`).join('\n')}\n\nDATA_DIR, EVENTSTORE_URL and MONGODB_URL say where the data is.`;

const main = async (): Promise<void> => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === 'help') return say(help());
  const command = commands[name];
  if (!command) throw new Usage(`there is no command "${name}"\n\n${help()}`);
  await command.run(args, readConfig());
};

main().catch((error: unknown) => {
  const known = error instanceof Usage || error instanceof ConfigError || error instanceof BackupError || error instanceof DomainError;
  console.error(known ? `error: ${(error).message}` : error);
  process.exitCode = error instanceof Usage ? 2 : 1;
});
