import { IsIn, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import type { LedgerEvent, PlacedCharge } from '../../domain/billing/billing.events.js';
import { ledger } from '../../domain/billing/ledger.js';
import type { Ledger } from '../../domain/billing/ledger-state.js';
import { command, type CommandHandler, type Preview } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { BegunPeriods } from './begun-periods.js';
import { Ending, splitOf } from './ending.js';

export class PreviewEnding {
  @IsUUID() readonly subscriptionId!: string;
  @IsIn(['stop', 'delete']) readonly operation!: 'stop' | 'delete';
}

/** What is written off today, what stays held, and what is free again. Minor units. */
export interface EndingPreview {
  readonly on: string;
  readonly currency: string;
  readonly writtenOff: number;
  readonly stillHeld: number;
  readonly freed: number;
  /** It is done when a manager has approved it, as of that day. */
  readonly needsApproval: boolean;
  readonly charges: readonly Pick<PlacedCharge, 'fee' | 'resourceKey' | 'period' | 'net' | 'status'>[];
}

@command({ name: 'preview-ending', context: 'subscriptions', summary: 'What a stop or deletion today would write off, hold and give back; nothing is recorded.', dto: PreviewEnding, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewEndingHandler implements CommandHandler<PreviewEnding> {
  constructor(
    @inject(Ending) private readonly ending: Ending,
    @inject(BegunPeriods) private readonly begun: BegunPeriods,
  ) {}

  async handle({ subscriptionId, operation }: PreviewEnding, ctx: CommandContext): Promise<Preview> {
    const known = await this.ending.allowed(subscriptionId, ctx);
    const before = await this.begun.foreseen(known.subscription, { on: known.today, scope: known.scope }, ctx);
    const preview = previewOf(before, ledger.decide(splitOf(known, operation), before));
    return { preview: { on: known.today, ...preview, needsApproval: await this.ending.needsApproval(known, operation, ctx) } };
  }
}

const previewOf = (before: Ledger, events: readonly LedgerEvent[]): Omit<EndingPreview, 'on' | 'needsApproval'> => {
  const after = events.reduce((state, event) => ledger.evolve(state, event), before);
  const charges = events.flatMap((event) => (event.type === 'ChargesSplit' ? event.data.charges : []));
  const sum = (status: PlacedCharge['status']): number => charges.filter((charge) => charge.status === status).reduce((total, { net }) => total + net, 0);
  return {
    currency: before.currency,
    writtenOff: sum('Closed'),
    stillHeld: sum('Blocked'),
    freed: after.balance - after.blocked - (before.balance - before.blocked),
    charges: charges.map(({ fee, resourceKey, period, net, status }) => ({ fee, resourceKey, period, net, status })),
  };
};
