import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { ConfirmNetCostHandler, ConfirmNetCostsHandler } from './confirm-net-cost.js';
import { CreatePlanHandler } from './create-plan.js';
import { CreateProductHandler } from './create-product.js';
import { CreateServiceTermsHandler } from './create-service-terms.js';
import { DelegatePlanHandler } from './delegate-plan.js';
import { LinkPlanOffersHandler } from './link-plan-offers.js';
import { NetCostNotices } from './net-cost-notices.workflow.js';
import { PlanDelegation } from './plan-delegation.workflow.js';
import { ChangePlanPricesHandler, SetDefaultMarkupHandler, SetMarkupHandler } from './plan-prices.js';
import { DeactivatePlanHandler, PublishPlanHandler } from './publish-plan.js';

export const catalogCommands: readonly Constructor[] = [
  CreateProductHandler, CreateServiceTermsHandler, CreatePlanHandler, PublishPlanHandler, DeactivatePlanHandler, ChangePlanPricesHandler, SetMarkupHandler, SetDefaultMarkupHandler, DelegatePlanHandler, LinkPlanOffersHandler, ConfirmNetCostHandler, ConfirmNetCostsHandler,
];

export const catalogWorkflows: readonly Constructor<Workflow>[] = [PlanDelegation, NetCostNotices];
