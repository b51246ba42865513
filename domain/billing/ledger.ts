import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { ledgerEvents, type LedgerEvent } from './billing.events.js';
import { billingDayCharged, dueClosed, released, resumed, stopped, termClosed } from './ledger-charges.js';
import { evolveLedger } from './ledger-fold.js';
import { created, orderReleased, settled } from './ledger-orders.js';
import { EMPTY, move, type Ledger, type LedgerCommand } from './ledger-state.js';

/**
 * An account's money and charges in one stream: a charge's transition and its balanced postings are one event, so that
 * paying an order is one append (rulings, Software 1). Paying holds money; only closing a charge moves the balance.
 */
export const ledger: Aggregate<Ledger, LedgerCommand, LedgerEvent> = {
  category: 'ledger',
  catalogue: ledgerEvents,
  initial: EMPTY,
  decide(command, state) {
    if (command.type === 'OpenLedger')
      return state.accountId ? [] : [{ type: 'LedgerOpened', data: { accountId: command.accountId, currency: command.currency, allowance: command.allowance } }];
    if (!state.accountId) throw wrongState('ledger_missing', "The account's ledger is not open yet. Try again in a moment.");
    return decideFor(command, state, state.accountId);
  },
  evolve: evolveLedger,
};

const decideFor = (command: Exclude<LedgerCommand, { type: 'OpenLedger' }>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  switch (command.type) {
    case 'ChangeAllowance':
      return state.allowance === command.allowance ? [] : [{ type: 'LedgerAllowanceChanged', data: { accountId, allowance: command.allowance } }];
    case 'ReceiveMoney': {
      const { paymentId, kind, amount, on } = command;
      if (state.receipts.has(paymentId)) return [];
      return [{ type: 'MoneyReceived', data: { accountId, paymentId, kind, amount, on, ...move(state, { available: amount, received: -amount }) } }];
    }
    case 'ReturnMoney': {
      const { paymentId, reason, on } = command;
      const amount = state.receipts.get(paymentId);
      // Not received, or returned already: there is nothing to take back.
      if (!amount) return [];
      return [{ type: 'MoneyReturned', data: { accountId, paymentId, amount, reason, on, ...move(state, { available: -amount, received: amount }) } }];
    }
    case 'CreateCharges':
      return created(command, state, accountId);
    case 'SettleOrder':
      return settled(command, state, accountId);
    case 'ReleaseOrder':
      return orderReleased(command, state, accountId);
    case 'CloseDueCharges':
      return dueClosed(command, state, accountId);
    case 'ChargeBillingDay':
      return billingDayCharged(command, state, accountId);
    case 'StopCharges':
      return stopped(command, state, accountId);
    case 'ResumeCharges':
      return resumed(command, state, accountId);
    case 'CloseTerm':
      return termClosed(command, state, accountId);
    case 'ReleaseCharges':
      return released(command, state, accountId);
  }
};
