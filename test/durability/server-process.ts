import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** As `npm start` begins it. */
const YOUNG_GENERATION = '--max-semi-space-size=64';

/** The real server in a process of its own, which can be killed. Runs the build in `dist`. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', BILLING_RUN: 'off', ...environment };
    const child = spawn(process.execPath, [YOUNG_GENERATION, join(process.cwd(), 'dist/infrastructure/main/server.js'), '--empty'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      const url = /listens on (\S+)/.exec(line)?.[1];
      if (url) return new ServerProcess(child, url);
    }
    throw new Error(`the server did not start:\n${said.join('\n')}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** As a power cut would: nothing is finished, nothing is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const post = async (url: string, path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const response = await fetch(`${url}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
};
