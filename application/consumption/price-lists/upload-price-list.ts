import { createHash } from 'node:crypto';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { inject } from 'inversify';
import { vendorPriceList } from '../../../domain/consumption/price-lists/price-list.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { MayBeAbsent } from '../../partners/fields.js';
import { UnreadableFile, type Sheet, type Spreadsheets } from '../../ports/spreadsheets.js';
import { TOKENS } from '../../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import { newId, type CommandContext } from '../../spine/context.js';
import { as } from '../../spine/field-errors.js';
import { Transactor } from '../../spine/transactor.js';
import { chunks } from './chunks.js';
import { IsCoefficient, termsOf } from './preview-price-list.js';
import { PriceLists } from './price-lists.js';
import { readPriceList, type PriceListFile } from './read-price-list.js';

export class UploadPriceList {
  /** Who buys by the list; your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
  @IsString() @Length(1, 200) readonly fileName!: string;
  /** The file as it came, in Base64: XLSX, CSV, or one of them in a zip file. */
  @IsString() @Length(1, 16_000_000) readonly file!: string;
  /** ISO 3166, for a file with several markets. */
  @MayBeAbsent() @Matches(/^[A-Z]{2}$/, as('country', 'market must be an ISO 3166 code such as DE')) readonly market?: string;
  /** What the vendor's prices are multiplied by; 1 when absent. */
  @MayBeAbsent() @IsCoefficient() readonly coefficient?: string;
}

/** So many offers fit into one event by far. */
const OFFERS_AT_ONCE = 500;
const MAX_OFFERS = 60_000;

@command({
  name: 'upload-price-list', context: 'consumption', dto: UploadPriceList, allow: ['admin', 'owner'], vendorDocument: 16, rehearsable: false,
  summary: 'Take in a price list of Microsoft CSP, in the old or the new format, and preview what it does to the costs of your own plans. Nothing changes before it is applied.',
})
export class UploadPriceListHandler implements CommandHandler<UploadPriceList> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PriceLists) private readonly lists: PriceLists,
    @inject(TOKENS.spreadsheets) private readonly spreadsheets: Spreadsheets,
  ) {}

  async handle({ resellerId, fileName, file, market, coefficient }: UploadPriceList, ctx: CommandContext): Promise<CommandOutcome> {
    const owner = await this.lists.owner(resellerId, ctx);
    const { reseller: { id, currency }, scope } = owner;
    const bytes = bytesOf(file);
    const read = readPriceList(await this.sheetsOf(bytes), { currency, market: market ?? null });
    if (read.offers.length > MAX_OFFERS) throw ruleBroken('price_list_too_long', `The file has ${read.offers.length} offers, and ${MAX_OFFERS} is the most. Leave out products that you do not sell.`, '/file');
    const listId = newId(ctx, 'price list');
    for (const [part, offers] of chunks(read.offers, OFFERS_AT_ONCE).entries())
      await this.transactor.transact(vendorPriceList, listId, { type: 'ListOffers', listId, place: part * OFFERS_AT_ONCE, offers }, ctx, { scope, step: `offers ${part}`, main: false });
    const uploaded = { listId, resellerId: id, fileName, checksum: createHash('sha256').update(bytes).digest('hex'), currency, ...factsOf(read) };
    await this.transactor.transact(vendorPriceList, listId, { type: 'UploadPriceList', ...uploaded }, ctx, { scope, step: 'uploaded', main: false });
    const { state: list } = await this.transactor.load(vendorPriceList, listId, ctx);
    return { committed: await this.lists.preview({ ...owner, listId, list }, termsOf({ coefficient }), ctx) };
  }

  private async sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
    try {
      return await this.spreadsheets.read(bytes);
    } catch (error) {
      if (error instanceof UnreadableFile) throw ruleBroken(error.reason === 'too_large' ? 'file_too_large' : 'file_unreadable', error.message, '/file');
      throw error;
    }
  }
}

const bytesOf = (file: string): Uint8Array => {
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length === 0 || bytes.toString('base64').replaceAll('=', '') !== file.replaceAll(/[\s=]/g, '')) throw ruleBroken('file_unreadable', 'The file must be sent in Base64.', '/file');
  return bytes;
};

const factsOf = ({ format, market, offers, warnings }: PriceListFile) => ({ format, market, offers: offers.length, warnings, customerTypes: [...new Set(offers.map(({ customerType }) => customerType))].filter((type) => type !== '').sort() });
