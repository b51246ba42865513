import { followUp, type CommandContext } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { systemPrincipal } from '../../spine/principal.js';

/** The business date of a run, and the instant at which it happens. */
export interface RunDay {
  readonly date: string;
  readonly now: string;
  readonly simulated: boolean;
  /** Tells one attempt at the date from another in what they record. Left out: any. */
  readonly attemptId?: string;
}

const PRINCIPAL = systemPrincipal('billing-run');

/** The context of one thing that a run does: its id derives from the date and the entity, so a repeated run repeats it. */
export const runContext = ({ date, now, simulated, attemptId = '' }: RunDay, what: string, entity = ''): CommandContext =>
  followUp(PRINCIPAL, { id: derivedId('billing run', date, entity), correlationId: derivedId('billing run', date, attemptId), now, simulated }, `billing-run.${what}`);

/** The context in which the billing day of a subscription is charged: the same for a run and for what comes before or after it. */
export const chargingContext = (day: RunDay, subscriptionId: string): CommandContext => runContext(day, 'hold subscriptionsCharged', subscriptionId);

/** Under the id of the run's own command: what one of them did, the other repeats. */
export const asTheRun = (date: string, subscriptionId: string, ctx: CommandContext): CommandContext => ({ ...ctx, commandId: chargingContext({ date, now: ctx.now, simulated: ctx.simulated }, subscriptionId).commandId });
