import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines, reversedLines } from '../../domain/billing/closed-line.js';
import type { ResellerChargesEvent } from '../../domain/billing/reseller-charges.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { ClosingEvents } from './closing-events.js';
import { ResellerChain } from './reseller-chain.js';

const CLOSING = ['OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'BalanceCorrected'] as const;

/** What a customer's ledger writes off makes what the seller owes his upstream; that makes the next level, up to the plan's owner. */
@injectable()
export class ResellerChainWorkflow implements Workflow {
  readonly name = 'reseller-chain';
  readonly handles = [...CLOSING, 'ResellerChargesCreated'];

  constructor(
    @inject(ResellerChain) private readonly chain: ResellerChain,
    @inject(ClosingEvents) private readonly ledgers: ClosingEvents,
  ) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    if (recorded.type === 'ResellerChargesCreated') return this.next(recorded as Recorded<ResellerChargesEvent>);
    const event = recorded as Recorded<LedgerEvent>;
    if (closedLines(event).length + reversedLines(event).length === 0) return [];
    return [{ name: 'charge the seller', run: (ctx) => this.chain.first(event, ctx) }];
  }

  private next({ data: { level, part, source, charges } }: Recorded<ResellerChargesEvent>): readonly WorkflowStep[] {
    const below = new Map(charges.map(({ accountChargeId, resellerChargeId }) => [accountChargeId, resellerChargeId]));
    return [
      {
        name: 'charge the next level',
        run: async (ctx) => this.chain.make({ event: await this.ledgers.at(source.stream, source.revision), level: level + 1, part, below }, ctx),
      },
    ];
  }
}
