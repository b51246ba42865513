import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { addMonths } from '../../domain/shared/calendar.js';
import { live, START, type Length, type Life } from './life.js';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100' }, from: { type: 'string', default: '1' }, seed: { type: 'string' }, steps: { type: 'string', default: '60' }, years: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
/** Days on which something happens, some of them weeks apart; or as many as years have. */
const [length, named]: readonly [Length, string] =
  values.years === undefined ? [{ steps: Number(values.steps) }, `--steps ${values.steps}`] : [{ until: addMonths(START, 12 * Number(values.years)) }, `--years ${values.years}`];

const counted = (tally: ReadonlyMap<string, number>): string => [...tally].sort().map(([what, times]) => `  ${times} ${what}`).join('\n');

const tell = ({ seed, hash, events, until, problems, done, refused }: Life): void => {
  process.stdout.write(`seed ${seed}: ${events} events until ${until}, hash ${hash}\n`);
  if (values.verbose) process.stdout.write(`done\n${counted(done)}\nrefused\n${counted(refused)}\n`);
  for (const problem of problems) process.stdout.write(`  ${problem}\n`);
  if (problems.length > 0) process.stdout.write(`  replay: npm run simulate -- --seed ${seed} ${named} --verbose\n`);
};

/** Lives many seeds, one after the other; ends with 1 when one of them broke a rule. */
let [failed, events] = [0, 0];
for (let seed = first; seed < first + count; seed += 1) {
  const life = await live(seed, length);
  tell(life);
  events += life.events;
  if (life.problems.length > 0) failed += 1;
}
process.stdout.write(`${count} seeds (${named}), ${events} events, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
