import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { inject } from 'inversify';
import { account, type Account } from '../../domain/partners/account.js';
import { NumberSeries } from '../billing/number-series.js';
import type { Profile } from '../ports/profiles.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SELLERS } from './acting.js';
import { Directory } from './directory.js';
import { Address, AreTerms, Contact, IsAddress, IsEmailAddress, IsLine, MayBeAbsent, Terms } from './fields.js';
import { People } from './people.js';
import { addressOf, changePerson, newProfile } from './profiles.js';

const isPerson = ({ kind }: OpenAccount): boolean => kind === 'person';

export class OpenAccount extends Contact {
  /** Your own when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
  @IsIn(['legal_entity', 'person']) readonly kind!: Account['kind'];
  /** Of a legal entity. */
  @ValidateIf((dto: OpenAccount) => !isPerson(dto)) @IsLine(200) readonly name?: string;
  /** Of a person. */
  @ValidateIf(isPerson) @IsLine(100) readonly firstName?: string;
  /** Of a person. */
  @ValidateIf(isPerson) @IsLine(100) readonly lastName?: string;
  /** Where the account is written to. It is no log-in. */
  @MayBeAbsent() @IsEmailAddress() readonly email?: string;
  @MayBeAbsent() @IsAddress() readonly address?: Address;
  @MayBeAbsent() @IsLine(40) readonly taxId?: string;
  @AreTerms() readonly terms!: Terms;
}

@command({ name: 'open-account', context: 'partners', summary: 'Open an account for a customer of a reseller, on prepay or postpay terms.', dto: OpenAccount, allow: SELLERS })
export class OpenAccountHandler implements CommandHandler<OpenAccount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(People) private readonly people: People,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
  ) {}

  async handle(dto: OpenAccount, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope: seller } = await this.directory.reseller(dto.resellerId ?? ctx.principal.resellerId, ctx);
    const [accountId, profileId] = [newId(ctx, 'account'), newId(ctx, 'profile')];
    const opening = {
      type: 'OpenAccount',
      accountId,
      number: '',
      resellerId: reseller.id,
      kind: dto.kind,
      currency: reseller.currency,
      profileId,
      terms: { ...dto.terms },
      openedOn: this.directory.today(reseller),
    } as const;
    const scope = { ...seller, accountId };
    const committed = await this.people.save(profileOf(profileId, dto), ctx, async () => {
      const number = await this.numbers.issue('account', reseller.id, accountId, ctx, seller);
      return this.transactor.transact(account, accountId, { ...opening, number }, ctx, { scope });
    });
    return { committed };
  }
}

const profileOf = (id: string, { kind, name = '', firstName, lastName, email, phone, locale, address, taxId }: OpenAccount): Profile => {
  const blank = newProfile(id, kind === 'person' ? 'person' : 'organisation', name);
  const names = kind === 'person' ? { firstName, lastName } : {};
  return { ...changePerson(blank, { ...names, email, phone, locale }), address: address ? addressOf(address) : null, taxId: taxId ?? null };
};
