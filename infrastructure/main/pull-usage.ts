import { windowOf } from '../../application/consumption/azure/pulls/pull-azure-usage.js';
import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import type { Platform } from './platform.js';

export interface UsagePull {
  readonly subscription: string | undefined;
  /** When usage was reported, with an offset. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Fetches from Partner Center what is due, or the usage of one subscription. False when a run failed or has to wait. */
export const pullUsage = async ({ container, views, workflows, clock }: Pick<Platform, 'container' | 'views' | 'workflows' | 'clock'>, { subscription, from, to }: UsagePull, say: (text: string) => void): Promise<boolean> => {
  const puller = container.get(Puller);
  await views.catchUp();
  const window = from === undefined && to === undefined ? undefined : windowOf(from, to, clock.now());
  const ids = subscription ? [await puller.begin({ asked: true, subscriptionId: subscription.toLowerCase(), window })] : [...new Set([...(await puller.open()), ...(await puller.beginDue(0))])];
  for (const id of ids) await puller.run(id);
  await workflows.drain();
  await views.catchUp();
  let done = true;
  for (const id of ids) {
    const { line, completed } = await standOf(views, id);
    done &&= completed;
    say(line);
  }
  if (ids.length === 0) say('Nothing is due.');
  return done;
};

const standOf = async (views: Platform['views'], id: string): Promise<{ readonly line: string; readonly completed: boolean }> => {
  for await (const document of views.all('azure-pulls', { id })) {
    const run = document as unknown as Run;
    const detail = run.failure?.detail ?? (run.waiting ? `${run.waiting.detail} It is asked again at ${run.waiting.until}.` : `${run.pages} pages, ${run.records} records`);
    return { line: `${run.kind.padEnd(10)} ${run.subscriptionId ?? run.connectionId}  ${run.status}: ${detail}`, completed: run.status === 'Completed' };
  }
  return { line: `${id}  begun`, completed: false };
};

interface Run {
  readonly kind: string;
  readonly status: string;
  readonly connectionId: string;
  readonly subscriptionId: string | null;
  readonly pages: number;
  readonly records: number;
  readonly waiting: { readonly detail: string; readonly until: string } | null;
  readonly failure: { readonly detail: string } | null;
}
