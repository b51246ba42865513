import type { Aggregate } from '../../shared/decider.js';
import { azurePullEvents, type AzurePullData, type AzurePullEvent, type WaitReason } from './azure-pull.events.js';

/** A run that fetches from Partner Center. It is taken up again wherever it stopped: what it took in before changes nothing. */
export interface ExistingAzurePull extends AzurePullData {
  readonly status: 'running' | 'waiting' | 'completed' | 'failed';
  readonly pages: number;
  readonly records: number;
  /** Waits since the last page. */
  readonly waits: number;
}
export type AzurePull = ExistingAzurePull | null;

export type AzurePullCommand =
  | { readonly type: 'StartPull'; readonly pull: AzurePullData }
  | { readonly type: 'TakePage'; readonly pageNumber: number; readonly records: number }
  /** `now` plus what the vendor asks for; where he asks for nothing, the pauses grow. */
  | { readonly type: 'WaitForVendor'; readonly reason: WaitReason; readonly detail: string; readonly retryAfter: number; readonly now: string }
  | { readonly type: 'CompletePull' }
  | { readonly type: 'FailPull'; readonly code: string; readonly detail: string };

export const azurePull: Aggregate<AzurePull, AzurePullCommand, AzurePullEvent> = {
  category: 'azure_pull',
  catalogue: azurePullEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'StartPull') return state ? [] : [{ type: 'AzurePullStarted', data: command.pull }];
    if (!state || isOver(state)) return [];
    const { pullId } = state;
    switch (command.type) {
      case 'TakePage':
        return command.pageNumber <= state.pages ? [] : [{ type: 'AzurePagePulled', data: { pullId, pageNumber: command.pageNumber, records: command.records } }];
      case 'WaitForVendor':
        return [{ type: 'AzurePullWaiting', data: { pullId, reason: command.reason, detail: command.detail, until: resumeAt(command, state.waits), attempt: state.waits + 1 } }];
      case 'CompletePull':
        return [{ type: 'AzurePullCompleted', data: { pullId, pages: state.pages, records: state.records } }];
      case 'FailPull':
        return [{ type: 'AzurePullFailed', data: { pullId, code: command.code, detail: command.detail } }];
    }
  },
  evolve(state, event) {
    if (event.type === 'AzurePullStarted') return { ...event.data, status: 'running', pages: 0, records: 0, waits: 0 };
    if (!state) return null;
    switch (event.type) {
      case 'AzurePagePulled':
        return { ...state, status: 'running', pages: event.data.pageNumber, records: state.records + event.data.records, waits: 0 };
      case 'AzurePullWaiting':
        return { ...state, status: 'waiting', waits: event.data.attempt };
      case 'AzurePullCompleted':
        return { ...state, status: 'completed' };
      case 'AzurePullFailed':
        return { ...state, status: 'failed' };
    }
  },
};

export const isOver = ({ status }: ExistingAzurePull): boolean => status === 'completed' || status === 'failed';

const HOUR = 3_600;

/** After each wait in a row twice as long, but never sooner than the vendor asks and never later than an hour after that. */
const resumeAt = ({ retryAfter, now }: Extract<AzurePullCommand, { type: 'WaitForVendor' }>, waits: number): string => {
  const seconds = Math.max(retryAfter, Math.min(HOUR, retryAfter * 2 ** Math.min(waits, 10)));
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
};
