import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './support/machine.js';
import { parseLine, say, tableOf, type PrintedFigure } from './support/report.js';
import { createWorkspace, dropDatabases, removeAtExit } from './support/workspace.js';

/** In the order in which they are run: those that leave more data behind come later. */
const FIGURES = ['appends', 'commands', 'lists', 'start', 'rebuild', 'visible', 'export', 'billing', 'usage'];

/** One script in a process of its own: what one leaves in memory does not slow the next. Its lines go on to stdout. */
const run = async (name: string, folder: string, size: string | undefined): Promise<readonly PrintedFigure[]> => {
  const script = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [script], { env: { ...process.env, BENCH_FOLDER: folder, ...(size && { BENCH_SUBSCRIPTIONS: size }) }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const figures: PrintedFigure[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    figures.push(...[parseLine(line)].filter((figure) => figure !== null));
  }
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`${name} failed`);
  return figures;
};

/** Names of figures, and how many subscriptions are billed. */
const main = async (args: readonly string[]): Promise<void> => {
  const size = args.find((arg) => /^\d+$/.test(arg));
  const names = args.filter((arg) => arg !== size);
  const unknown = names.filter((name) => !FIGURES.includes(name));
  if (unknown.length > 0) throw new Error(`no such figure: ${unknown.join(', ')}; there are ${FIGURES.join(', ')}`);
  const machine = describeMachine();
  process.stdout.write(`${machine.join('\n')}\n\n`);
  const folder = createWorkspace();
  removeAtExit(folder);
  const figures: PrintedFigure[] = [];
  try {
    for (const name of FIGURES.filter((each) => names.length === 0 || names.includes(each))) {
      say(name);
      figures.push(...(await run(name, folder, size)));
    }
  } finally {
    await dropDatabases(folder);
  }
  process.stdout.write(`\n${machine.map((line) => `- ${line}`).join('\n')}\n\n${tableOf(figures)}\n`);
};

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
