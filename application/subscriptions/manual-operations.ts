import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { inject, injectable } from 'inversify';
import { notFound } from '../../domain/shared/errors.js';
import { manualOperation, type ManualOperationCommand } from '../../domain/subscriptions/manual-operation.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

export class ApproveManualOperation {
  @IsUUID() readonly operationId!: string;
}

export class DeclineManualOperation {
  @IsUUID() readonly operationId!: string;
  /** Why. Stays in the log for ever: no names of people. */
  @IsOptional() @IsString() @Length(1, 500) readonly comment?: string;
}

/** Decides about an operation that waits; missing and foreign ids answer the same 404. */
@injectable()
export class ManualOperations {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async decide(operationId: string, decision: (on: string) => ManualOperationCommand, ctx: CommandContext): Promise<CommandOutcome> {
    const { state } = await this.transactor.load(manualOperation, operationId, ctx);
    const known = state && (await this.directory.account(state.accountId, ctx).catch(() => null));
    if (!known) throw notFound('manual operation', operationId, '/operationId');
    return { committed: await this.transactor.transact(manualOperation, operationId, decision(known.today), ctx, { scope: known.scope }) };
  }
}

@command({ name: 'approve-manual-operation', context: 'subscriptions', summary: 'Approve a stop or deletion that waits for a manager: it is carried out.', dto: ApproveManualOperation, allow: ['admin', 'sales'] })
export class ApproveManualOperationHandler implements CommandHandler<ApproveManualOperation> {
  constructor(@inject(ManualOperations) private readonly operations: ManualOperations) {}

  handle({ operationId }: ApproveManualOperation, ctx: CommandContext): Promise<CommandOutcome> {
    return this.operations.decide(operationId, (on) => ({ type: 'ApproveOperation', on }), ctx);
  }
}

@command({ name: 'decline-manual-operation', context: 'subscriptions', summary: 'Decline a stop or deletion that waits for a manager: the subscription goes on as before.', dto: DeclineManualOperation, allow: ['admin', 'sales'] })
export class DeclineManualOperationHandler implements CommandHandler<DeclineManualOperation> {
  constructor(@inject(ManualOperations) private readonly operations: ManualOperations) {}

  handle({ operationId, comment }: DeclineManualOperation, ctx: CommandContext): Promise<CommandOutcome> {
    return this.operations.decide(operationId, (on) => ({ type: 'DeclineOperation', comment: comment ?? null, on }), ctx);
  }
}
