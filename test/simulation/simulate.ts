import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { live, type Life } from './life.js';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '100' }, from: { type: 'string', default: '1' }, seed: { type: 'string' }, steps: { type: 'string', default: '60' }, verbose: { type: 'boolean', default: false } } });
const [steps, first] = [Number(values.steps), Number(values.seed ?? values.from)];
const count = values.seed === undefined ? Number(values.seeds) : 1;

const counted = (tally: ReadonlyMap<string, number>): string => [...tally].sort().map(([what, times]) => `  ${times} ${what}`).join('\n');

const tell = ({ seed, hash, events, until, problems, done, refused }: Life): void => {
  process.stdout.write(`seed ${seed}: ${events} events until ${until}, hash ${hash}\n`);
  if (values.verbose) process.stdout.write(`done\n${counted(done)}\nrefused\n${counted(refused)}\n`);
  for (const problem of problems) process.stdout.write(`  ${problem}\n`);
  if (problems.length > 0) process.stdout.write(`  replay: npm run simulate -- --seed ${seed} --steps ${steps} --verbose\n`);
};

/** Lives many seeds, one after the other; ends with 1 when one of them broke a rule. */
let failed = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const life = await live(seed, steps);
  tell(life);
  if (life.problems.length > 0) failed += 1;
}
process.stdout.write(`${count} seeds of ${steps} days, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
