import { inject, injectable } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import type { DiscountCommand } from '../../domain/sales/discount-state.js';
import { order, type PlacedOrder } from '../../domain/sales/order.js';
import { winnersOf } from '../../domain/sales/ranking.js';
import type { DiscountSnapshot } from '../../domain/shared/charge.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { resellerScope } from './discount-uses.js';

/** What events of charges have in common. */
interface Charged {
  readonly charges: readonly { readonly discount: DiscountSnapshot | null }[];
}

/** What an order reserved of a discount is used when the order stands, and free again when it is cancelled. */
@injectable()
export class DiscountUseKeeping implements Workflow {
  readonly name = 'discount-uses';
  readonly handles = ['OrderPlaced', 'OrderCancelled', 'BillingDayCharged', 'ResellerChargesCreated'];
  /** A discount that was used stays so: a billing day need not say it for every subscription. */
  private readonly noted = new Set<string>();

  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  steps({ type, data, metadata: { scope } }: Recorded): readonly WorkflowStep[] {
    if (type === 'OrderPlaced') return this.placed(data as PlacedOrder, scope);
    if (type === 'OrderCancelled') return [{ name: 'release', run: (ctx) => this.release((data as { readonly orderId: string }).orderId, ctx, scope) }];
    return this.applied(data as Charged, scope);
  }

  private placed({ orderId, basis }: PlacedOrder, scope: Scope): readonly WorkflowStep[] {
    return winnersOf(basis).map(({ id }) => ({
      name: `use ${id}`,
      run: async (ctx) => {
        await this.send(id, { type: 'ConfirmUse', orderId }, ctx, scope);
        await this.send(id, { type: 'NoteApplied' }, ctx, scope);
      },
    }));
  }

  private async release(orderId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    for (const { id } of state ? winnersOf(state.basis) : []) await this.send(id, { type: 'ReleaseUse', orderId }, ctx, scope);
  }

  private applied({ charges }: Charged, scope: Scope): readonly WorkflowStep[] {
    const ids = new Set(charges.flatMap(({ discount: taken }) => (taken ? [taken.id] : [])));
    return [...ids].filter((id) => !this.noted.has(id)).map((id) => ({
      name: `note ${id}`,
      run: async (ctx) => {
        await this.send(id, { type: 'NoteApplied' }, ctx, scope);
        this.noted.add(id);
      },
    }));
  }

  private send(id: string, command: DiscountCommand, ctx: CommandContext, scope: Scope): Promise<unknown> {
    return this.transactor.transact(discount, id, command, ctx, { scope: resellerScope(scope), step: command.type });
  }
}
