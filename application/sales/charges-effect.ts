import type { LedgerEvent, PlacedCharge } from '../../domain/billing/billing.events.js';
import { ledger } from '../../domain/billing/ledger.js';
import { chargesOfSubscription, spendable, type Ledger, type LedgerCommand } from '../../domain/billing/ledger-state.js';

/** What becomes of the charges that a subscription has. Minor units, net. */
export interface ChargesEffect {
  /** Used until now, and written off by it. */
  readonly writtenOff: number;
  /** Paid for and not used. */
  readonly refunded: number;
  /** Held from then on, for this period and those that follow. */
  readonly held: number;
  /** What is free on the balance afterwards and was not before. */
  readonly back: number;
  readonly parts: readonly EffectPart[];
}

export interface EffectPart {
  readonly status: PlacedCharge['status'];
  readonly fee: PlacedCharge['fee'];
  readonly resourceKey: string | null;
  readonly quantity: number;
  readonly period: PlacedCharge['period'];
  readonly net: number;
}

const sum = (parts: readonly EffectPart[], status: PlacedCharge['status']): number => parts.filter((part) => part.status === status).reduce((total, { net }) => total + net, 0);

const partOf = ({ status, fee, resourceKey, derivation, period, net }: PlacedCharge): EffectPart => ({ status, fee, resourceKey, quantity: derivation.quantity, period, net });

/** Decided on the ledger as it is, by the decider that will do it. */
export const effectOf = (state: Ledger, subscriptionId: string, command: LedgerCommand): ChargesEffect => {
  const events = ledger.decide(command, state);
  const after = events.reduce((folded, event) => ledger.evolve(folded, event), state);
  const parts = events.flatMap(partsOf).map(partOf);
  const live = chargesOfSubscription(after, subscriptionId).filter(({ status }) => status === 'Blocked').map(partOf);
  return { writtenOff: sum(parts, 'Closed'), refunded: sum(parts, 'Refunded'), held: sum(live, 'Blocked'), back: spendable(after) - spendable(state), parts };
};

/** What was cut and how; what waits for its refund has it in the same moment. */
const partsOf = (event: LedgerEvent): readonly PlacedCharge[] =>
  event.type === 'ChargesSplit' ? event.data.charges.map((charge) => (charge.status === 'Waiting for refund' ? { ...charge, status: 'Refunded' } : charge)) : [];
