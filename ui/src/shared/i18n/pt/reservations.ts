/** Texts of Azure reservations and of the subscriptions behind alerts. */
const reservationTexts = {
  reservations: {
    title: 'Reservas',
    intro: 'Capacidade paga antecipadamente para esta assinatura do Azure.',
    introOfOrder: 'O que foi reservado com este pedido.',
    sold: 'Na Microsoft',
    skus: 'SKU e preços',
    skusHint: 'Só os SKU do prazo escolhido que a Microsoft vende agora. O catálogo da Microsoft não traz preços: indique quanto custa uma reserva por todo o prazo.',
    priceHint: 'Por todo o prazo, uma vez.',
    termHint: 'Todos os SKU de um plano têm o seu prazo.',
    productHint: 'Um produto entregue pelo plugin Microsoft CSP Products.',
    pluginHint: 'O que entrega as suas assinaturas. O Microsoft CSP Products compra reservas do Azure no Partner Center.',
    noAzure: 'Esta conta não tem nenhuma assinatura do Azure ativa, por isso não se pode pedir uma reserva. Peça primeiro o Azure e ligue-o.',
    choiceHint: 'A reserva é comprada para esta assinatura do Azure do cliente.',
    notLinked: 'ainda sem ligação à Microsoft',
    vanished: 'A Microsoft já não vende isto, por isso não pode ser pedido: %{names} |||| A Microsoft já não vende estes, por isso não podem ser pedidos: %{names}',
    idNotTold: 'não informado',
    idNotToldWhy: 'A Microsoft só o informa a uma aplicação que entra em nome de uma pessoa (App+User). A reserva vale sem ele.',
    runOn: 'Foi comprada %{number} reserva para ela. Continua em curso e não é reembolsada. |||| Foram compradas %{number} reservas para ela. Continuam em curso e não são reembolsadas.',
    runsOn: 'A assinatura do Azure está parada; as suas reservas continuam e não são reembolsadas.',
    azure: {
      Stopped: 'A sua assinatura do Azure está parada; continua em curso',
      Deleted: 'A sua assinatura do Azure foi eliminada; continua em curso',
    },
    fetch: {
      progress: 'A obter',
      Running: 'A obter o que a Microsoft vende: %{records} SKU em %{pages} páginas até agora.',
      Waiting: 'A Microsoft pede para esperar até %{until}: %{detail}',
      Completed: 'Última obtenção %{at}: %{records} SKU.',
      Failed: 'A última obtenção falhou: %{detail}',
    },
  },
  billingAlerts: {
    what: 'O quê',
    count: {
      billing_overdue: '%{number} encargo por liquidar |||| %{number} encargos por liquidar',
      usage_unpriced: '%{number} recurso sem preço |||| %{number} recursos sem preço',
      usage_pull_late: 'Obtido pela última vez nesse dia',
    },
  },
};

export default reservationTexts;
