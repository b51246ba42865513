/** Texts of Azure reservations and of the subscriptions behind alerts. */
const reservationTexts = {
  reservations: {
    title: 'Reservations',
    intro: 'Capacity that is paid in advance for this Azure subscription.',
    introOfOrder: 'What was reserved with this order.',
    sold: 'At Microsoft',
    skus: 'SKUs and prices',
    skusHint: 'Only SKUs of the chosen term that Microsoft sells now. Microsoft’s catalogue has no prices: enter what one reservation costs for its whole term.',
    priceHint: 'For the whole term, once.',
    termHint: 'All SKUs of a plan have its term.',
    productHint: 'A product that the Microsoft CSP Products Plugin delivers.',
    pluginHint: 'What delivers its subscriptions. Microsoft CSP Products buys reservations of Azure in Partner Center.',
    noAzure: 'This account has no active Azure subscription, so a reservation cannot be ordered. Order Azure first, and link it.',
    choiceHint: 'The reservation is bought for this Azure subscription of the customer.',
    notLinked: 'not linked to Microsoft yet',
    vanished: 'Microsoft does not sell this any more, so it cannot be ordered: %{names} |||| Microsoft does not sell these any more, so they cannot be ordered: %{names}',
    idNotTold: 'not told',
    idNotToldWhy: 'Microsoft tells it only to an application that signs in for a person (App+User). The reservation holds without it.',
    runOn: '%{number} reservation was bought for it. It runs on and is not refunded. |||| %{number} reservations were bought for it. They run on and are not refunded.',
    runsOn: 'The Azure subscription stands still; its reservations run on and are not refunded.',
    azure: {
      Stopped: 'Its Azure subscription is stopped; it runs on',
      Deleted: 'Its Azure subscription is deleted; it runs on',
    },
    fetch: {
      progress: 'Fetching',
      Running: 'Fetching what Microsoft sells: %{records} SKUs on %{pages} pages so far.',
      Waiting: 'Microsoft asks to wait until %{until}: %{detail}',
      Completed: 'Last fetched %{at}: %{records} SKUs.',
      Failed: 'The last fetch failed: %{detail}',
    },
  },
  billingAlerts: {
    what: 'What',
    count: {
      billing_overdue: '%{number} charge not written off |||| %{number} charges not written off',
      usage_unpriced: '%{number} resource without a price |||| %{number} resources without a price',
      usage_pull_late: 'Last fetched on that day',
    },
  },
};

export default reservationTexts;
