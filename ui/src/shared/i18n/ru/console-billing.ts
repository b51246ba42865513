import type english from '../en/console-billing.js';

const consoleBilling: typeof english = {
  billingRuns: {
    intro: 'Один в день. Повтор не меняет сделанного.',
    nothing: 'Сроков не наступило.',
    dateHint: 'Пусто: сегодня. Пропущенные раньше дни навёрстываются.',
    showing: 'Показаны первые %{shown} из %{total}; в истории есть все.',
    count: {
      netCostsBegun: 'Планы, для которых началась новая себестоимость',
      ledgersClosed: 'Клиенты со списанными начислениями',
      subscriptionsCharged: 'Подписки с начислением за следующий период',
      chargesBegun: 'Начавшиеся отложенные начисления',
      invoicesIssued: 'Выставленные счета',
      paymentsExpired: 'Просроченные платежи',
      renewalsOrdered: 'Заказанные продления',
      renewalsPaid: 'Продления, оплаченные с баланса',
      renewalsStarted: 'Начатые продления',
      subscriptionsExpired: 'Истёкшие подписки',
      gracePeriodsEnded: 'Кончившиеся льготные периоды',
      subscriptionsDeleted: 'Удалённые подписки',
      ordersExpired: 'Отменённые неоплаченные заказы',
      guaranteesRevoked: 'Отозванные гарантийные платежи',
      creditHoldsChanged: 'Начатые или снятые кредитные блокировки',
    },
  },
  invoices: {
    intro: {
      invoice: 'Что клиент с постоплатой должен заплатить за дни до дня расчётов.',
      act: 'Что списано с предоплаченного баланса. Платить не нужно.',
    },
    noLines: 'Строк пока нет: счёт готовится.',
    showing: 'Первые %{shown} из %{total} строк. Все — в объяснении.',
    totalNote: 'сумма строк и налогов',
    sum: '%{count} строк дают %{sum}; итог — %{total}.',
    firstPage: 'С начала',
  },
  resellerCharges: {
    intro: 'Что реселлер должен вышестоящему за начисление клиента по делегированному плану.',
    costNote: 'что должны наверх за то же',
    atOrBelowCost: 'Ничего не остаётся: не выше вашего собственного долга наверх. Проверьте скидку и прайс-лист.',
    hidden: 'Цены между другими реселлерами видят только они.',
    reverses: 'Отменяет прежнее начисление: клиентское исправлено или возвращено.',
    chain: 'Отсюда до клиента',
    toCharge: 'Открыть начисление',
    link: {
      reseller_charge: 'Уровень ниже:',
      account_charge: 'Начисление клиента:',
    },
  },
  corrections: {
    direction: {
      customer: 'В пользу клиента',
      seller: 'За счёт клиента',
    },
  },
  guarantees: {
    until: 'Действует до',
    actions: 'Действие',
    hint: 'Не более %{limit} на %{days} дн.',
  },
  manualOperations: {
    intro: 'Кто-то об этом попросил, а по условиям клиента решает менеджер. До тех пор подписка идёт как есть.',
  },
  numberFormats: {
    intro: 'Как нумеруются новые документы. Формат действует с момента задания; выданные номера не меняются, пропусков нет.',
    usual: 'обычный',
    hint: 'Например INV-{YYYY}-{seq:6}: {seq:6} — счётчик из шести цифр; {YYYY}, {YY} и {MM} — дата.',
  },
};

export default consoleBilling;
