import { auditCommands } from './audit/index.js';
import { AccountLedger } from './billing/account-ledger.workflow.js';
import { billingCommands } from './billing/index.js';
import { FreedMoney } from './billing/freed-money.workflow.js';
import { InvoicePayment } from './billing/invoice-payment.workflow.js';
import { PaymentMoney } from './billing/payment-money.workflow.js';
import { ResellerChainWorkflow } from './billing/reseller-chain.workflow.js';
import { catalogCommands, catalogWorkflows } from './catalog/index.js';
import { consumptionCommands, consumptionWorkflows } from './consumption/index.js';
import { partnersCommands, partnersWorkflows } from './partners/index.js';
import { salesCommands } from './sales/index.js';
import { DiscountUseKeeping } from './sales/discount-uses.workflow.js';
import { OrderFulfilment } from './sales/order-fulfilment.workflow.js';
import { definitionOf, type CommandDefinition, type Constructor } from './spine/command.js';
import type { Workflow } from './spine/workflow.js';
import { subscriptionsCommands, subscriptionsWorkflows } from './subscriptions/index.js';

/** Every use case, by its handler. */
export const commandHandlers: readonly Constructor[] = [
  ...partnersCommands, ...catalogCommands, ...salesCommands, ...subscriptionsCommands, ...billingCommands, ...consumptionCommands, ...auditCommands,
];

/** Everything that follows by itself. */
export const workflows: readonly Constructor<Workflow>[] = [
  ...partnersWorkflows,
  ...catalogWorkflows,
  AccountLedger,
  // Before what follows from a cancelled order: one that takes its place may have its discount.
  DiscountUseKeeping,
  OrderFulfilment,
  PaymentMoney,
  FreedMoney,
  ...subscriptionsWorkflows,
  InvoicePayment,
  ...consumptionWorkflows,
  ResellerChainWorkflow,
];

export const commandDefinitions: readonly CommandDefinition[] = commandHandlers.map(definitionOf);
