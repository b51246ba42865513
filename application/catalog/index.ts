import type { Constructor } from '../spine/command.js';
import { CreatePlanHandler } from './create-plan.js';
import { CreateProductHandler } from './create-product.js';
import { CreateServiceTermsHandler } from './create-service-terms.js';
import { DeactivatePlanHandler, PublishPlanHandler } from './publish-plan.js';

export const catalogCommands: readonly Constructor[] = [CreateProductHandler, CreateServiceTermsHandler, CreatePlanHandler, PublishPlanHandler, DeactivatePlanHandler];
