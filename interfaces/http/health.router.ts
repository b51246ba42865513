import { Router } from 'express';
import type { HttpDeps } from './deps.js';
import { route } from './route.js';

type Deps = Pick<HttpDeps, 'eventStore' | 'readStore' | 'views' | 'status' | 'workflows'>;

/** `unavailable`: send no requests here. `degraded`: it works, and someone should look. */
export interface Health {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly reasons: readonly string[];
}

const MAX_WAIT_MS = 2000;

/** For whoever starts, stops and balances processes. */
export const healthRouter = (deps: Deps): Router => {
  const router = Router();
  route(router, '/health/live', { get: [(_request, response) => void response.json({ status: 'live' })] });
  route(router, '/health/ready', {
    get: [
      async (_request, response) => {
        const health = await readiness(deps);
        response.status(health.status === 'unavailable' ? 503 : 200).json(health);
      },
    ],
  });
  return router;
};

const readiness = async ({ eventStore, readStore, views, status, workflows }: Deps): Promise<Health> => {
  const [first] = views;
  const blocking = [
    ...(await failing('The event store does not answer.', async () => void (await eventStore.head()))),
    ...(await failing('The read store does not answer.', async () => void (first && (await readStore.activeCollection(first.name))))),
    ...(status.running() ? [] : ['The views do not follow the log.']),
    ...(workflows.running() ? [] : ['The workflows do not follow the log.']),
  ];
  const worrying = await failing('Events are parked: no view could take them.', async () => {
    if ((await status.parked()).length > 0) throw new Error('parked');
  });
  const reasons = [...blocking, ...worrying];
  return { status: blocking.length > 0 ? 'unavailable' : worrying.length > 0 ? 'degraded' : 'ready', reasons };
};

const failing = async (reason: string, check: () => Promise<void>): Promise<readonly string[]> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(() => reject(new Error('late')), MAX_WAIT_MS)));
  try {
    await Promise.race([check(), late]);
    return [];
  } catch {
    return [reason];
  } finally {
    clearTimeout(timer);
  }
};
