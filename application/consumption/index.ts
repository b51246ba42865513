import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { ImportAzureRateCardHandler } from './azure/import-rate-card.js';
import { ImportAzureUsageHandler } from './azure/import-usage.js';
import { UsageRatingWorkflow } from './azure/usage-rating.workflow.js';
import { ConsumptionCharge } from './consumption-charge.workflow.js';
import { RecordConsumptionHandler } from './record-consumption.js';

export const consumptionCommands: readonly Constructor[] = [RecordConsumptionHandler, ImportAzureRateCardHandler, ImportAzureUsageHandler];
export const consumptionWorkflows: readonly Constructor<Workflow>[] = [UsageRatingWorkflow, ConsumptionCharge];
