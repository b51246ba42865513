import { inject, injectable } from 'inversify';
import type { CommandContext } from '../../../spine/context.js';
import { ImportAzureRateCardHandler, type ImportAzureRateCard } from '../import-rate-card.js';
import { ImportAzureUsageHandler, type ImportAzureUsage } from '../import-usage.js';

/** What is fetched is taken in as what is pushed is: by the same commands. */
@injectable()
export class PullImports {
  constructor(
    @inject(ImportAzureUsageHandler) private readonly usageImport: ImportAzureUsageHandler,
    @inject(ImportAzureRateCardHandler) private readonly rateCardImport: ImportAzureRateCardHandler,
  ) {}

  async usage(body: ImportAzureUsage, ctx: CommandContext): Promise<void> {
    await this.usageImport.handle(body, ctx);
  }

  async rateCard(body: ImportAzureRateCard, ctx: CommandContext): Promise<void> {
    await this.rateCardImport.handle(body, ctx);
  }
}
