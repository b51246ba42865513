/** Texts of the operator console: billing days and the documents that they make. */
const consoleBilling = {
  billingRuns: {
    intro: 'One run a day. Running it again changes nothing that is done.',
    nothing: 'Nothing fell due.',
    dateHint: 'Empty: today. Missed days before it are caught up.',
    showing: 'The first %{shown} of %{total} are listed; the history has all.',
    count: {
      netCostsBegun: 'Plans whose new cost began',
      ledgersClosed: 'Accounts with charges written off',
      subscriptionsCharged: 'Subscriptions charged for the next period',
      chargesBegun: 'Waiting charges that began',
      invoicesIssued: 'Invoices issued',
      paymentsExpired: 'Payments overdue',
      renewalsOrdered: 'Renewals ordered',
      renewalsPaid: 'Renewals paid from the balance',
      renewalsStarted: 'Renewals started',
      subscriptionsExpired: 'Subscriptions expired',
      gracePeriodsEnded: 'Grace periods ended',
      subscriptionsDeleted: 'Subscriptions deleted',
      ordersExpired: 'Unpaid orders cancelled',
      guaranteesRevoked: 'Guaranteed payments revoked',
      creditHoldsChanged: 'Credit holds begun or ended',
    },
  },
  invoices: {
    intro: {
      invoice: 'What a postpaid customer has to pay for the days before the billing day.',
      act: 'What was written off from a prepaid balance. Nothing has to be paid.',
    },
    noLines: 'It has no lines yet: it is being put together.',
    showing: 'The first %{shown} of %{total} lines. All of them are in the explanation.',
    totalNote: 'the sum of its lines, and taxes',
    sum: '%{count} lines add up to %{sum}; the total is %{total}.',
    firstPage: 'From the beginning',
  },
  resellerCharges: {
    intro: 'What a reseller owes the one above for a customer’s charge of a delegated plan.',
    costNote: 'what is owed upward for the same',
    atOrBelowCost: 'This leaves nothing: it is at or below what you owe upward yourself. Look at the discount and the price list.',
    hidden: 'Prices between other resellers are theirs to see.',
    reverses: 'It takes back an earlier charge, because the customer’s was corrected or refunded.',
    chain: 'From here down to the customer',
    toCharge: 'Open the charge',
    link: {
      reseller_charge: 'The level below:',
      account_charge: 'The customer’s charge:',
    },
  },
  corrections: {
    direction: {
      customer: 'In favour of the customer',
      seller: 'To the customer’s debit',
    },
  },
  guarantees: {
    until: 'Counts until',
    actions: 'Action',
    hint: 'At most %{limit}, for %{days} days.',
  },
  manualOperations: {
    intro: 'Somebody asked for this, and the account’s terms say that a manager decides. Until then the subscription goes on as it is.',
  },
  numberFormats: {
    intro: 'How new documents are numbered. A format holds from when it is set; numbers that were given never change, and there is no gap.',
    usual: 'the usual one',
    hint: 'Such as INV-{YYYY}-{seq:6}: {seq:6} is the counter with six digits; {YYYY}, {YY} and {MM} the date. Keep digits apart from the counter by a letter or a sign.',
  },
};

export default consoleBilling;
