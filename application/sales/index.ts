import type { Constructor } from '../spine/command.js';
import { ActivateDiscountHandler, DeactivateDiscountHandler } from './activate-discount.js';
import { CancelOrderHandler, RetryProvisioningHandler } from './cancel-order.js';
import { ChangeSubscriptionHandler, PreviewChangeHandler } from './change-subscription.js';
import { CreateDiscountHandler } from './create-discount.js';
import { AddDiscountScopeHandler, RemoveDiscountScopeHandler } from './discount-scopes.js';
import { AddPromoCodesHandler, DeleteDiscountHandler, EditDiscountHandler } from './edit-discount.js';
import { PreviewDiscountHandler } from './preview-discount.js';
import { PlaceOrderHandler, PreviewOrderHandler } from './place-order.js';
import { PreviewRenewalHandler, RenewSubscriptionHandler } from './renew-subscription.js';
import { PreviewSwitchHandler, SwitchPlanHandler } from './switch-plan.js';

export const salesCommands: readonly Constructor[] = [
  PreviewOrderHandler, PlaceOrderHandler, PreviewChangeHandler, ChangeSubscriptionHandler, PreviewRenewalHandler, RenewSubscriptionHandler, PreviewSwitchHandler, SwitchPlanHandler, CancelOrderHandler, RetryProvisioningHandler,
  PreviewDiscountHandler, CreateDiscountHandler, EditDiscountHandler, AddPromoCodesHandler, AddDiscountScopeHandler, RemoveDiscountScopeHandler, ActivateDiscountHandler, DeactivateDiscountHandler, DeleteDiscountHandler,
];
