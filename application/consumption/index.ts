import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { ConnectPartnerCenterHandler } from './azure/connections/connect-partner-center.js';
import { DisconnectPartnerCenterHandler } from './azure/connections/disconnect-partner-center.js';
import { TestPartnerCenterHandler } from './azure/connections/test-partner-center.js';
import { ImportAzureRateCardHandler } from './azure/import-rate-card.js';
import { ImportAzureUsageHandler } from './azure/import-usage.js';
import { LinkAzureSubscriptionHandler } from './azure/links/link-azure-subscription.js';
import { UnlinkAzureSubscriptionHandler } from './azure/links/unlink-azure-subscription.js';
import { PullAzureRateCardHandler } from './azure/pulls/pull-azure-rate-card.js';
import { PullAzureUsageHandler } from './azure/pulls/pull-azure-usage.js';
import { ReprocessAzureUsageHandler } from './azure/reprocess-usage.js';
import { UsageClosingWorkflow } from './azure/usage-closing.workflow.js';
import { UsageRatingWorkflow } from './azure/usage-rating.workflow.js';
import { ConsumptionCharge } from './consumption-charge.workflow.js';
import { ConsumptionClosingWorkflow } from './consumption-closing.workflow.js';
import { ApplyPriceListHandler, DiscardPriceListHandler } from './price-lists/apply-price-list.js';
import { PreviewPriceListHandler } from './price-lists/preview-price-list.js';
import { PriceListCosts } from './price-lists/price-list-costs.workflow.js';
import { UploadPriceListHandler } from './price-lists/upload-price-list.js';
import { RecordConsumptionHandler } from './record-consumption.js';
import { CreateReservationPlanHandler } from './reservations/create-reservation-plan.js';
import { FetchReservationSkusHandler } from './reservations/fetch-reservation-skus.js';
import { ReservationStart } from './reservations/reservation-start.workflow.js';

export const consumptionCommands: readonly Constructor[] = [
  RecordConsumptionHandler, ImportAzureRateCardHandler, ImportAzureUsageHandler, ReprocessAzureUsageHandler,
  ConnectPartnerCenterHandler, DisconnectPartnerCenterHandler, TestPartnerCenterHandler, LinkAzureSubscriptionHandler, UnlinkAzureSubscriptionHandler, PullAzureUsageHandler, PullAzureRateCardHandler,
  FetchReservationSkusHandler, CreateReservationPlanHandler,
  UploadPriceListHandler, PreviewPriceListHandler, ApplyPriceListHandler, DiscardPriceListHandler,
];
export const consumptionWorkflows: readonly Constructor<Workflow>[] = [UsageRatingWorkflow, UsageClosingWorkflow, ConsumptionCharge, ConsumptionClosingWorkflow, ReservationStart, PriceListCosts];
