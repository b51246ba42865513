import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { systemClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { ServerProcess } from '../../test/durability/server-process.js';
import { HttpClient } from './http-client.js';

export const MARKER = 'installation.json';

export interface Settings {
  readonly mongoUrl: string | null;
}

const OPERATOR = { email: 'bench@example.com', password: 'a long password' };

/** The system with data of its own: a folder, and a database on MONGODB_URL. The log of EVENTSTORE_URL is one for all. */
export class Installation {
  private constructor(
    private readonly dataDir: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** The one of that name in the workspace. `prepare` fills it when it is new. */
  static async open(workspace: string, name: string, prepare: (platform: Platform) => Promise<void> = async () => undefined): Promise<Installation> {
    const dataDir = join(workspace, name);
    const marker = join(dataDir, MARKER);
    const settings = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as Settings) : null;
    const mongoUrl = settings ? settings.mongoUrl : ownDatabase(process.env.MONGODB_URL);
    const installation = new Installation(dataDir, { MONGODB_URL: mongoUrl ?? '', EVENTSTORE_URL: process.env.EVENTSTORE_URL });
    if (!settings) {
      mkdirSync(dataDir, { recursive: true });
      await installation.withPlatform(async (platform) => {
        await platform.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', firstName: 'Ada', lastName: 'Berg', ...OPERATOR });
        await prepare(platform);
      });
      writeFileSync(marker, JSON.stringify({ mongoUrl } satisfies Settings));
    }
    return installation;
  }

  /** In this process, without its HTTP side; nothing follows the log before `start`. */
  async withPlatform<Result>(work: (platform: Platform) => Promise<Result>): Promise<Result> {
    const platform = await openPlatform(readConfig({ ...this.environment, DATA_DIR: this.dataDir }), { clock: systemClock, logger: pino({ level: 'error' }) });
    try {
      return await work(platform);
    } finally {
      await platform.stop();
    }
  }

  /** The real server in a process of its own. */
  startServer(): Promise<ServerProcess> {
    return ServerProcess.start(this.dataDir, this.environment);
  }

  /** A running server with its operator signed in. */
  async withServer(work: (client: HttpClient, server: ServerProcess) => Promise<void>): Promise<void> {
    const server = await this.startServer();
    try {
      await work(await HttpClient.signIn(server.url, OPERATOR), server);
    } finally {
      await server.stop();
    }
  }
}

const ownDatabase = (mongoUrl: string | undefined): string | null => {
  const [, servers, , options = ''] = /^(\w+(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(mongoUrl ?? '') ?? [];
  return servers ? `${servers}/skyledger_bench_${randomBytes(4).toString('hex')}${options}` : null;
};
