/** What the customer portal says of money: balance, what is ahead, invoices, holds. */
const purse = {
  ahead: 'The next billing days',
  enough: 'Your balance is enough until %{date}.',
  short: 'On %{date} you need %{needed}; %{there} is there. Top up %{topUp}.',
  shortLater: 'For all days until %{date} top up %{topUp}.',
  covered: 'covered',
  missing: 'missing',
  subscriptions: '%{smart_count} subscription |||| %{smart_count} subscriptions',
  held: 'Your account is on hold: nothing can be ordered or changed. Ask %{provider}.',
  overdue: 'Payment %{number} of %{amount} was due on %{date}. Pay it, so that your subscriptions work.',
  see: 'See',
  overdueNote: 'It is overdue: the subscriptions on its invoice are blocked until it is paid.',
  hold: {
    title: 'Your account is in credit hold since %{date}',
    text: 'Your prepaid subscriptions cannot be changed, renewed or activated. Top up %{amount}: then everything starts again by itself.',
  },
  note: {
    balance: 'What was paid in and not written off yet.',
    blocked: 'Set aside for charges to come.',
    available: 'What can be spent now.',
    allowance: 'How far below zero it may go.',
    owed: 'Services that you had and have not paid yet.',
  },
  nowOwed: 'Owed:',
  noLongerOwed: 'Paid of what was owed:',
  payServices: 'Your balance is enough. The payment is completed at once.',
  paidServices: 'Paid. Thank you.',
  toInvoice: 'See the invoice',
  forPeriod: 'for %{period}',
  print: 'Print',
  takenBack: 'taken back',
  invoices: {
    empty: 'No invoices or acts here',
    hint: 'On the day after each billing day, what you had in the period appears here, line by line.',
    agrees: 'Calculated again line by line: the total is the same.',
    first: 'The first %{shown} of %{all} lines. All of them are among the charges.',
  },
  postpaidNote: {
    New: 'Waits for its order.',
    Opened: 'Planned for later; it is not owed yet.',
    Blocked: 'You have it; it goes on the next invoice.',
    Closed: 'Charged; it is on an invoice, or will be on the next one.',
    Refunded: 'Not used, and not charged.',
  },
};

export default purse;
