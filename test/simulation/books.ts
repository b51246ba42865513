import type { Limits, PlacedCharge, Posting, Standing } from '../../domain/billing/billing.events.js';
import type { Recorded } from '../../domain/shared/event.js';

/** What an auditor reads of any event of a ledger, whatever its name. */
interface Entry {
  readonly accountId: string;
  readonly cause?: string;
  readonly limits?: Limits;
  readonly postings?: readonly Posting[];
  readonly after?: Standing;
  readonly charges?: readonly PlacedCharge[];
  readonly charge?: PlacedCharge;
  readonly replaced?: readonly string[];
  readonly moved?: readonly { readonly chargeId: string; readonly status: PlacedCharge['status'] }[];
}

/** One account in the auditor's own books, kept from postings and charges alone. Minor units. */
export class Books {
  readonly charges = new Map<string, PlacedCharge>();
  readonly sums = new Map<Posting['account'], number>();
  private limits: Limits = { threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1 };

  /** @returns what is wrong after the event; empty when all is well. */
  enter(event: Recorded): readonly string[] {
    const data = event.data as Entry;
    const wrong = [...this.post(nameOf(event, data), data), ...this.cut(event.type, data), ...this.place(data)];
    return [...wrong, ...this.compare()].map((what) => `${event.type} (${event.stream}, revision ${event.revision}): ${what}`);
  }

  private of(account: Posting['account']): number {
    return this.sums.get(account) ?? 0;
  }

  /** Postings sum to zero and lead to where the event says. Paying never takes more than there is. */
  private post(type: string, { limits, postings = [], after }: Entry): readonly string[] {
    if (limits) this.limits = limits;
    const wrong: string[] = [];
    const sum = postings.reduce((total, { amount }) => total + amount, 0);
    if (sum !== 0) wrong.push(`its postings sum to ${sum}`);
    const before = this.of('available');
    for (const { account, amount } of postings) this.sums.set(account, this.of(account) + amount);
    if (!after) return wrong;
    const [available, blocked, owed] = [this.of('available'), this.of('blocked'), 0 - this.of('receivable')];
    if (after.balance !== available + blocked || after.blocked !== blocked || (after.owed ?? 0) !== owed) wrong.push(`it says ${JSON.stringify(after)}, the postings lead to ${available + blocked}, ${blocked} held, ${owed} owed`);
    const allowance = this.limits.payWithNegativeBalance ? this.limits.threshold : 0;
    if (available < before && available < -allowance && PAYING.includes(type)) wrong.push(`${available} available is below the allowance of ${allowance}`);
    return wrong;
  }

  /** The parts of a charge are the charge. What is kept of a reduction is new; days after an end, or of a stop that is over, are free. */
  private cut(type: string, { cause = '', replaced = [], charges = [] }: Entry): readonly string[] {
    if (type !== 'ChargesSplit') return [];
    const parents = replaced.flatMap((id) => this.charges.get(id) ?? []);
    const kept = charges.filter(({ derivation }) => / of /.test(derivation.split?.part ?? ''));
    const parts = charges.filter((charge) => !kept.includes(charge));
    const isCut = ({ chargeId }: PlacedCharge): boolean => cause !== 'decrease' || parts.some(({ derivation }) => derivation.split?.of === chargeId);
    const whole = parents.filter(isCut);
    const lost = sum(whole) - sum(parts);
    return lost === 0 || (['end', 'activation'].includes(cause) && lost > 0) ? [] : [`(${cause}) its parts sum to ${sum(parts)}, what they replace to ${sum(whole)}`];
  }

  private place({ charges = [], charge, replaced = [], moved = [] }: Entry): readonly string[] {
    const wrong: string[] = [];
    const become = (chargeId: string, status: PlacedCharge['status']): void => {
      const known = this.charges.get(chargeId);
      if (!known) wrong.push(`it moves the unknown charge ${chargeId}`);
      else if (!(MOVES[known.status] ?? []).includes(status)) wrong.push(`it moves ${chargeId} from ${known.status} to ${status}`);
      else this.charges.set(chargeId, { ...known, status });
    };
    replaced.forEach((chargeId) => become(chargeId, 'Deleted'));
    for (const placed of [...charges, ...(charge ? [charge] : [])]) {
      wrong.push(...amountsOf(placed));
      this.charges.set(placed.chargeId, placed);
    }
    moved.forEach(({ chargeId, status }) => become(chargeId, status));
    return wrong;
  }

  /** What is held is what prepaid charges hold; revenue is what was written off. */
  private compare(): readonly string[] {
    const all = [...this.charges.values()];
    const held = sum(all.filter(({ model, status, net }) => model === 'prepay' && (status === 'Blocked' || status === 'Waiting for refund') && net > 0));
    const earned = sum(all.filter(({ status }) => status === 'Closed'));
    return [
      ...(held === this.of('blocked') ? [] : [`charges hold ${held}, the account ${this.of('blocked')}`]),
      ...(earned === this.of('revenue') ? [] : [`${earned} was written off, revenue is ${this.of('revenue')}`]),
    ];
  }
}

/** A payment for services that the staff withdraws is owed by the balance, however little is on it. */
const nameOf = ({ type, metadata: { actor } }: Recorded, { cause = '' }: Entry): string => (type === 'ServicesPaid' && actor.kind === 'system' ? `${type} withdrawn` : `${type} ${cause}`.trim());

/** Events that spend money and must not overspend it. Writing off days that were used may: they were used. */
const PAYING = ['OrderSettled', 'BillingDayCharged', 'ChargesSplit activation', 'ChargesSplit increase', 'ChargesSplit manual_closing', 'ServicesPaid'];

const MOVES: Readonly<Record<string, readonly string[]>> = {
  New: ['Blocked', 'Opened', 'Closed', 'Deleted'],
  Opened: ['Blocked', 'Closed', 'Deleted'],
  Blocked: ['Closed', 'Deleted', 'Opened'],
  'Waiting for refund': ['Refunded'],
  Closed: ['Refunded'],
};

const sum = (charges: readonly PlacedCharge[]): number => charges.reduce((total, { net }) => total + net, 0);

const amountsOf = ({ chargeId, gross, net, discount, derivation }: PlacedCharge): readonly string[] => {
  const taken = discount?.amount ?? 0;
  const isUse = derivation.rule === 'consumption';
  const right = Number.isSafeInteger(net) && net === gross - taken && (isUse || (net >= 0 && net <= gross));
  return right ? [] : [`${chargeId} has gross ${gross}, discount ${taken}, net ${net}`];
};
