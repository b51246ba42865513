import { inject, injectable } from 'inversify';
import { reseller } from '../../domain/partners/reseller.js';
import type { Clock } from '../ports/clock.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import { followUp, newId, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { systemPrincipal } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';
import { CreateManagerHandler } from './create-manager.js';
import { Records } from './records.js';

export interface FirstOperator {
  /** The root distributor. */
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  /** Its first administrator. */
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly password: string;
  readonly simulated?: boolean;
}

export interface Bootstrapped {
  readonly resellerId: string;
  readonly managerId: string;
  /** False when that e-mail was an operator of the root before: nothing has changed then. */
  readonly created: boolean;
}

/** The root distributor is the same in every installation. */
const ROOT_ID = derivedId('bootstrap', 'root distributor');

/** Makes the top of the tree and an administrator there. For whoever has the data folder: it asks for no permission. */
@injectable()
export class Bootstrap {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(CreateManagerHandler) private readonly createManager: CreateManagerHandler,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Repeating it changes nothing; with another e-mail it adds an administrator. The distributor stays as it was made first. */
  async run({ name, currency, timeZone, locale, firstName, lastName, email, password, simulated = false }: FirstOperator): Promise<Bootstrapped> {
    const ctx = this.context(email, simulated);
    const scope = { resellerId: ROOT_ID, resellerPath: `/${ROOT_ID}/`, accountId: null };
    await this.transactor.transact(reseller, ROOT_ID, { type: 'CreateReseller', resellerId: ROOT_ID, parent: null, name, currency, timeZone, locale }, ctx, { scope, main: false });
    const managerId = newId(ctx, 'manager');
    if (await this.records.manager(managerId)) return { resellerId: ROOT_ID, managerId, created: false };
    await this.createManager.handle({ resellerId: ROOT_ID, role: 'admin', firstName, lastName, email, password }, ctx);
    return { resellerId: ROOT_ID, managerId, created: true };
  }

  private context(email: string, simulated: boolean): CommandContext {
    const id = derivedId('bootstrap', this.secrets.hmacEmail(email));
    return followUp(systemPrincipal('bootstrap'), { id, correlationId: id, now: this.clock.now(), simulated }, 'bootstrap');
  }
}
