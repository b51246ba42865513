import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';

/** Where and of what the figures are: they mean little without. */
export const describeMachine = (): readonly string[] => {
  const [{ model } = { model: 'unknown CPU' }] = cpus();
  return [
    `${availableParallelism()} cores of ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform} ${arch()}, temporary files on ${fileSystem()}`,
    `Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}, commit ${commit()}, load before the run ${loadavg()[0]?.toFixed(1) ?? '?'}`,
    `event store: ${process.env.EVENTSTORE_URL ? 'EventStoreDB' : 'embedded'}, read models: ${process.env.MONGODB_URL ? 'MongoDB' : 'embedded'}`,
  ];
};

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

const commit = (): string => {
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
};

/** A sync of a file system in memory costs nothing: figures of durable writes are worth nothing there. */
const NAMES: Readonly<Record<number, string>> = { 0xef53: 'ext4', 0x58465342: 'xfs', 0x9123683e: 'btrfs', 0x794c7630: 'overlayfs', 0x01021994: 'tmpfs (in memory: nothing is durable)' };

const fileSystem = (): string => {
  const { type } = statfsSync(tmpdir());
  return NAMES[type] ?? `file system 0x${type.toString(16)}`;
};
