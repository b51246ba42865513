/** Texts of Azure reservations and of the subscriptions behind alerts. */
const reservationTexts = {
  reservations: {
    title: 'Резервирования',
    intro: 'Мощности, оплаченные вперёд для этой подписки Azure.',
    introOfOrder: 'Что зарезервировано этим заказом.',
    sold: 'У Microsoft',
    skus: 'SKU и цены',
    skusHint: 'Только SKU выбранного срока, которые Microsoft продаёт сейчас. В каталоге Microsoft цен нет: укажите, сколько стоит одно резервирование за весь срок.',
    priceHint: 'За весь срок, один раз.',
    termHint: 'У всех SKU плана его срок.',
    productHint: 'Продукт, который доставляет плагин Microsoft CSP Products.',
    pluginHint: 'Что доставляет подписки. Microsoft CSP Products покупает резервирования Azure в Partner Center.',
    noAzure: 'У этой учётной записи нет активной подписки Azure, поэтому заказать резервирование нельзя. Сначала закажите Azure и привяжите его.',
    choiceHint: 'Резервирование покупается для этой подписки Azure клиента.',
    notLinked: 'ещё не привязана к Microsoft',
    vanished: 'Microsoft это больше не продаёт, заказать нельзя: %{names}',
    idNotTold: 'не сообщается',
    idNotToldWhy: 'Microsoft сообщает его только приложению, которое входит от имени человека (App+User). Резервирование действует и без него.',
    runOn: 'Для неё куплено резервирований: %{number}. Они действуют дальше, деньги за них не возвращаются.',
    runsOn: 'Подписка Azure остановлена; её резервирования действуют, деньги за них не возвращаются.',
    azure: {
      Stopped: 'Подписка Azure остановлена; резервирование действует',
      Deleted: 'Подписка Azure удалена; резервирование действует',
    },
    fetch: {
      progress: 'Получаем',
      Running: 'Получаем то, что продаёт Microsoft: пока SKU %{records}, страниц %{pages}.',
      Waiting: 'Microsoft просит подождать до %{until}: %{detail}',
      Completed: 'Получено %{at}: SKU %{records}.',
      Failed: 'Последнее получение не удалось: %{detail}',
    },
  },
  billingAlerts: {
    what: 'Что',
    count: {
      billing_overdue: 'Не списано начислений: %{number}',
      usage_unpriced: 'Ресурсов без цены: %{number}',
      usage_pull_late: 'Последний раз получено в этот день',
    },
  },
};

export default reservationTexts;
