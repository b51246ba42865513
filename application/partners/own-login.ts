import { inject, injectable } from 'inversify';
import type { Login } from '../../domain/partners/login.js';
import { forbidden } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { Records, type Present } from './records.js';

/** The login of whoever sends the command. */
@injectable()
export class OwnLogin {
  constructor(@inject(Records) private readonly records: Records) {}

  async find(ctx: CommandContext): Promise<{ readonly login: Present<Login>; readonly scope: Scope }> {
    const login = ctx.principal.loginId === null ? null : await this.records.login(ctx.principal.loginId, ctx);
    const owner = login && (await this.records.ownerOf(login, ctx));
    if (!login || !owner) throw forbidden('Only a person who signed in has a password and API tokens.');
    return { login, scope: owner.scope };
  }
}
