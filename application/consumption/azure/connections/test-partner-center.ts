import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { Directory } from '../../../partners/directory.js';
import { MayBeAbsent } from '../../../partners/fields.js';
import { PartnerCenterBusy, PartnerCenterRefused, type PartnerCenterPort } from '../../../ports/partner-center.js';
import { SealBroken } from '../../../ports/secrets.js';
import { TOKENS } from '../../../ports/tokens.js';
import { command, type CommandHandler, type Preview } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { PartnerCenterAccounts } from './partner-center-accounts.js';

export class TestPartnerCenter {
  /** Your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
}

/** What came of signing in to Partner Center with the stored connection. */
export interface ConnectionTest {
  readonly works: boolean;
  /** Why not, and the way out; empty when it works. */
  readonly detail: string;
}

@command({ name: 'test-partner-center', context: 'consumption', summary: 'Sign in to Partner Center with the stored connection, and say what came of it. Nothing is recorded.', dto: TestPartnerCenter, allow: ['admin'] })
export class TestPartnerCenterHandler implements CommandHandler<TestPartnerCenter> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(PartnerCenterAccounts) private readonly accounts: PartnerCenterAccounts,
    @inject(TOKENS.partnerCenter) private readonly port: Pick<PartnerCenterPort, 'test'>,
  ) {}

  async handle({ resellerId = '' }: TestPartnerCenter, ctx: CommandContext): Promise<Preview> {
    const { reseller } = await this.directory.reseller(resellerId || ctx.principal.resellerId, ctx);
    const account = await this.accounts.of(reseller.id, ctx);
    try {
      await this.port.test(account);
      return answer(true, '');
    } catch (error) {
      if (error instanceof PartnerCenterBusy || error instanceof PartnerCenterRefused || error instanceof SealBroken) return answer(false, error.message);
      throw error;
    }
  }
}

const answer = (works: boolean, detail: string): Preview => ({ preview: { works, detail } satisfies ConnectionTest });
