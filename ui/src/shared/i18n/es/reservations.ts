/** Texts of Azure reservations and of the subscriptions behind alerts. */
const reservationTexts = {
  reservations: {
    title: 'Reservas',
    intro: 'Capacidad pagada por adelantado para esta suscripción de Azure.',
    introOfOrder: 'Lo que se reservó con este pedido.',
    sold: 'En Microsoft',
    skus: 'SKU y precios',
    skusHint: 'Solo los SKU del plazo elegido que Microsoft vende ahora. El catálogo de Microsoft no trae precios: indica cuánto cuesta una reserva por todo su plazo.',
    priceHint: 'Por todo el plazo, una vez.',
    termHint: 'Todos los SKU de un plan tienen su plazo.',
    productHint: 'Un producto que entrega el plugin Microsoft CSP Products.',
    pluginHint: 'Qué entrega sus suscripciones. Microsoft CSP Products compra reservas de Azure en Partner Center.',
    noAzure: 'Esta cuenta no tiene ninguna suscripción de Azure activa, así que no se puede pedir una reserva. Pide primero Azure y enlázalo.',
    choiceHint: 'La reserva se compra para esta suscripción de Azure del cliente.',
    notLinked: 'aún sin enlazar con Microsoft',
    vanished: 'Microsoft ya no vende esto, así que no se puede pedir: %{names} |||| Microsoft ya no vende estos, así que no se pueden pedir: %{names}',
    idNotTold: 'no comunicado',
    idNotToldWhy: 'Microsoft solo lo comunica a una aplicación que inicia sesión en nombre de una persona (App+User). La reserva vale sin él.',
    runOn: 'Se compró %{number} reserva para ella. Sigue en curso y no se reembolsa. |||| Se compraron %{number} reservas para ella. Siguen en curso y no se reembolsan.',
    runsOn: 'La suscripción de Azure está detenida; sus reservas siguen en curso y no se reembolsan.',
    azure: {
      Stopped: 'Su suscripción de Azure está detenida; sigue en curso',
      Deleted: 'Su suscripción de Azure está eliminada; sigue en curso',
    },
    fetch: {
      progress: 'Obteniendo',
      Running: 'Obteniendo lo que vende Microsoft: %{records} SKU en %{pages} páginas hasta ahora.',
      Waiting: 'Microsoft pide esperar hasta %{until}: %{detail}',
      Completed: 'Última obtención %{at}: %{records} SKU.',
      Failed: 'La última obtención falló: %{detail}',
    },
  },
  billingAlerts: {
    what: 'Qué',
    count: {
      billing_overdue: '%{number} cargo sin liquidar |||| %{number} cargos sin liquidar',
      usage_unpriced: '%{number} recurso sin precio |||| %{number} recursos sin precio',
      usage_pull_late: 'Obtenido por última vez ese día',
    },
  },
};

export default reservationTexts;
