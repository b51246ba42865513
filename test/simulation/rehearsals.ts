import type { Rehearsal } from '../../application/spine/command-bus.js';
import type { StoredEvent } from '../../application/ports/event-store.js';
import { decode } from '../../application/spine/decode.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { TestSystem } from '../support/system.js';

interface Told {
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
}

/** What a dry run answered: what it would record, or its refusal. */
type Answer = Rehearsal | Error;

/** A command that is rehearsed, then done: what was told is what happens, to the cent. */
export class Rehearsals {
  readonly problems: string[] = [];

  constructor(private readonly system: TestSystem) {}

  /** Before the command: what it would do, and where the log stands. Answers what to call once it was done. */
  async before(name: string, body: object, sending: Parameters<TestSystem['rehearse']>[2] & { readonly correlationId: string }): Promise<(refusal: Error | undefined) => Promise<void>> {
    const head = await this.system.platform.eventStore.head();
    const answer: Answer = await this.system.rehearse(name, body, sending).catch((error: unknown) => error as Error);
    return async (refusal) => {
      this.problems.push(...sameRefusal(answer, refusal), ...(answer instanceof Error || refusal ? [] : differences(name, answer.events, await this.followed(head, sending.correlationId))).map((what) => `${name}: ${what}`));
    };
  }

  /** All that was recorded on behalf of a command. */
  private async followed(head: number, correlationId: string): Promise<readonly Told[]> {
    const events: StoredEvent[] = [];
    for (let after = head; ; ) {
      const batch = await this.system.platform.eventStore.readAll({ after, limit: 1000 });
      events.push(...batch.events);
      after = batch.position;
      if (batch.caughtUp) break;
    }
    return events.map((event) => decode(event)).filter(({ metadata }) => metadata.correlationId === correlationId);
  }
}

const sameRefusal = (answer: Answer, refusal: Error | undefined): readonly string[] => {
  const [told, given] = [answer instanceof Error ? answer : undefined, refusal].map((error) => (error instanceof DomainError ? error.code : error?.message));
  return told === given ? [] : [`rehearsed: ${told ?? 'done'}; for real: ${given ?? 'done'}`];
};

/** Parts of charges that there are, and money that comes back: nothing of it may come as a surprise. */
const CUTS: readonly string[] = ['ChargesSplit', 'ChargesRefunded', 'ChargesReleased', 'BillingDayCharged'];
/** What these do to money they do at once. More of ESET is put together with what there is once its order was delivered. */
const AT_ONCE: readonly string[] = ['stop-subscription', 'activate-subscription', 'delete-subscription', 'close-subscription-charges', 'cancel-order', 'change-subscription', 'switch-plan', 'correct-balance', 'provide-guarantee'];

const differences = (name: string, told: readonly Told[], happened: readonly Told[]): readonly string[] => {
  // An order that waits for its payment, or for the vendor, cuts nothing yet; one that failed leaves everything as it was.
  const isCut = ({ type }: Told): boolean => CUTS.includes(type);
  const delivers = ['change-subscription', 'switch-plan'].includes(name);
  const delivered = !delivers || happened.some(({ type }) => type === 'SubscriptionResourcesChanged' || type === 'SubscriptionPlanSwitched');
  const undone = happened.some(({ type }) => type.endsWith('Failed') || type === 'CreditHoldStarted' || type === 'CreditHoldReleased');
  const [foretold, made] = [told.filter((event) => delivered || !isCut(event)).map(moneyOf), happened.map(moneyOf)];
  const surprising = happened.filter((event) => (isCut(event) || (event.type === 'OrderReleased' && name === 'cancel-order')) && (event.data as { readonly cause?: string }).cause !== 'increase').map(moneyOf);
  return [
    ...foretold.filter((event) => !made.includes(event)).map((event) => `it was to do ${event}`),
    ...(AT_ONCE.includes(name) && delivered && !undone ? surprising.filter((event) => !foretold.includes(event)).map((event) => `it did without telling ${event}`) : []),
  ];
};

interface Money {
  readonly charges?: readonly Charge[];
  readonly moved?: unknown;
  readonly replaced?: unknown;
  readonly postings?: unknown;
  readonly after?: unknown;
  readonly amount?: unknown;
  readonly price?: unknown;
  readonly commitment?: unknown;
}
type Charge = Readonly<Record<'chargeId' | 'status' | 'fee' | 'resourceKey' | 'period' | 'gross' | 'net' | 'dueOn', unknown>>;

/** Of an event what is money, and where the account stands after it. Who is told keeps no discount and no cost from it. */
const moneyOf = ({ stream, type, data }: Told): string => {
  const { charges = [], moved, replaced, postings, after, amount, price, commitment } = data as Money;
  const parts = charges.map(({ chargeId, status, fee, resourceKey, period, gross, net, dueOn }) => ({ chargeId, status, fee, resourceKey, period, gross, net, dueOn }));
  return JSON.stringify({ stream, type, parts, moved, replaced, postings, after, amount, price, commitment });
};
