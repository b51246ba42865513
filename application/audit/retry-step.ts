import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { notFound } from '../../domain/shared/errors.js';
import { streamName } from '../../domain/shared/decider.js';
import { workflowStep } from '../../domain/shared/workflow-step.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { mayReach } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';

export class RetryStep {
  @IsUUID() readonly stepId!: string;
}

@command({ name: 'retry-step', context: 'audit', summary: 'Try again what followed from an event and was refused, and what would have followed it.', dto: RetryStep, allow: ['admin'] })
export class RetryStepHandler implements CommandHandler<RetryStep> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
  ) {}

  async handle({ stepId }: RetryStep, ctx: CommandContext): Promise<CommandOutcome> {
    const [failed] = await this.store.readStream(streamName(workflowStep, stepId), { limit: 1 });
    if (!failed || !mayReach(ctx.principal, failed.metadata.scope)) throw notFound('failed step', stepId, '/stepId');
    return { committed: await this.transactor.transact(workflowStep, stepId, { type: 'RetryStep', stepId }, ctx, { scope: failed.metadata.scope }) };
  }
}
