import type { Constructor } from '../spine/command.js';
import { CancelPaymentHandler, CompletePaymentHandler, ReversePaymentHandler } from './complete-payment.js';
import { CorrectBalanceHandler } from './correct-balance.js';
import { ProvideGuaranteeHandler, RevokeGuaranteeHandler } from './guarantees.js';
import { PayFromBalanceHandler } from './pay-from-balance.js';
import { RetryBillingStepHandler } from './run/retry-billing-step.js';
import { RunBillingHandler } from './run/run-billing.js';
import { SetNumberFormatHandler } from './set-number-format.js';
import { TopUpAccountHandler } from './top-up-account.js';

export const billingCommands: readonly Constructor[] = [TopUpAccountHandler, CompletePaymentHandler, PayFromBalanceHandler, CancelPaymentHandler, ReversePaymentHandler, CorrectBalanceHandler, ProvideGuaranteeHandler, RevokeGuaranteeHandler, SetNumberFormatHandler, RunBillingHandler, RetryBillingStepHandler];
