import { inject, injectable } from 'inversify';
import { forbidden } from '../../../domain/shared/errors.js';
import { Directory } from '../../partners/directory.js';
import type { CommandContext } from '../../spine/context.js';

/** A run is of the whole tree of resellers at once. */
@injectable()
export class RunRights {
  constructor(@inject(Directory) private readonly directory: Directory) {}

  /** @throws forbidden to all but the distributor's own staff */
  async check(ctx: CommandContext): Promise<void> {
    const { reseller } = await this.directory.reseller(ctx.principal.resellerId, ctx);
    if (reseller.parentId !== null) throw forbidden('Billing runs for the whole installation. Ask an admin of the distributor.');
  }
}
