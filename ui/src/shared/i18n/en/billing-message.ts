/** What is paid when, and what a change means: one text per billing type and payment model, one for trials (CR-644). */
const billingMessage = {
  trial: 'The trial is free, and its quantities are fixed. Choose a paid period before it ends, or it stops.',
  prepay: {
    reservation: 'You pay the whole term now. The money is set aside, and a part of it is written off every month on day %{day}. What you reduce or delete comes back by days.',
    csp_annual: 'You pay the whole term now. The money is set aside and written off month by month on day %{day}. What you add later is paid up to the end of the term. What you reduce comes back by days; once the whole term was written off, less is possible only with the renewal.',
    csp_monthly: 'You pay now up to billing day %{day}, then each month in advance from your balance. Changes are calculated by days: what you do not use comes back. If the balance is too small on the billing day, the subscription stops.',
    pay_in_full: 'The first days are free until billing day %{day}. From then on each month is paid in advance and in full, for the largest quantity that you have in it. Fewer counts from the next month on.',
    license_based_monthly: 'You pay whole months, the present one too, counted from billing day %{day}, for the largest quantity that you have in each. Fewer counts from the next month on.',
    payg_internal: 'Nothing to pay now. What you use is set aside as you use it and written off on day %{day} of each month. It has no end.',
    payg_external: 'Nothing to pay now. The vendor meters what you use; it is set aside and written off on day %{day} of each month. It has no end.',
    g_suite: 'You take it for the whole term and pay month by month: now up to billing day %{day}, then each month in advance. What you reduce comes back by days.',
    non_refund: 'You take it for the whole term and pay month by month: now up to billing day %{day}, then each month on its first day. You can add, but not reduce, and nothing comes back.',
    eset: 'You pay now up to billing day %{day}, then each month in advance. A change counts, and is paid, from the next day on.',
    azure_ri: 'One payment for the whole term. It cannot be changed, stopped or refunded.',
  },
  postpay: {
    reservation: 'Nothing to pay now: each month comes on the invoice after billing day %{day}. You take it for the whole term; what you reduce is not charged any more, by days.',
    csp_annual: 'Nothing to pay now: each month of the term comes on the invoice after billing day %{day}. What you add is charged up to the end of the term, what you reduce is not charged any more.',
    csp_monthly: 'Nothing to pay now: what you had comes on the invoice after billing day %{day}, month by month. Changes are calculated by days.',
    pay_in_full: 'Nothing to pay now. The first days are free until billing day %{day}; then each whole month comes on the invoice, for the largest quantity that you had in it.',
    license_based_monthly: 'Nothing to pay now: whole months, the present one too, come on the invoice after billing day %{day}, for the largest quantity that you had in each.',
    payg_internal: 'Nothing to pay now: what you used comes on the invoice after billing day %{day}. It has no end.',
    payg_external: 'Nothing to pay now: what the vendor metered comes on the invoice after billing day %{day}. It has no end.',
    g_suite: 'Nothing to pay now: each month comes on the invoice after billing day %{day}. You take it for the whole term; what you reduce is not charged any more, by days.',
    non_refund: 'Nothing to pay now: each month comes on the invoice after billing day %{day}. You take it for the whole term: you can add, but not reduce.',
    eset: 'Nothing to pay now: what you had comes on the invoice after billing day %{day}. A change counts from the next day on.',
    azure_ri: 'Nothing to pay now: one charge for the whole term comes on the next invoice. It cannot be changed, stopped or refunded.',
  },
};

export default billingMessage;
