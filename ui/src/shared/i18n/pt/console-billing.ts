import type english from '../en/console-billing.js';

const consoleBilling: typeof english = {
  billingRuns: {
    intro: 'Um por dia. Repetir não muda nada do que está feito.',
    nothing: 'Nada venceu.',
    dateHint: 'Vazio: hoje. Dias em falta antes são recuperados.',
    showing: 'Mostram-se os primeiros %{shown} de %{total}; o histórico tem todos.',
    count: {
      netCostsBegun: 'Planos cujo novo custo começou',
      ledgersClosed: 'Contas com cobranças liquidadas',
      subscriptionsCharged: 'Assinaturas cobradas para o próximo período',
      chargesBegun: 'Cobranças em espera iniciadas',
      invoicesIssued: 'Faturas emitidas',
      paymentsExpired: 'Pagamentos vencidos',
      renewalsOrdered: 'Renovações pedidas',
      renewalsPaid: 'Renovações pagas com o saldo',
      renewalsStarted: 'Renovações iniciadas',
      subscriptionsExpired: 'Assinaturas expiradas',
      gracePeriodsEnded: 'Carências terminadas',
      subscriptionsDeleted: 'Assinaturas excluídas',
      ordersExpired: 'Pedidos não pagos cancelados',
      guaranteesRevoked: 'Pagamentos garantidos revogados',
      creditHoldsChanged: 'Bloqueios de crédito iniciados ou levantados',
    },
  },
  invoices: {
    intro: {
      invoice: 'O que um cliente pós-pago tem de pagar pelos dias antes do dia de faturamento.',
      act: 'O que foi liquidado de um saldo pré-pago. Nada há a pagar.',
    },
    noLines: 'Ainda não tem linhas: está a ser preparada.',
    showing: 'As primeiras %{shown} de %{total} linhas. Todas estão na explicação.',
    totalNote: 'a soma das linhas, e impostos',
    sum: '%{count} linhas somam %{sum}; o total é %{total}.',
    firstPage: 'Desde o início',
  },
  resellerCharges: {
    intro: 'O que um revendedor deve ao superior pelo encargo de um cliente de plano delegado.',
    costNote: 'o que se deve acima pelo mesmo',
    atOrBelowCost: 'Não deixa nada: está ao custo próprio ou abaixo. Veja o desconto e a lista de preços.',
    hidden: 'Os preços entre outros revendedores só eles os veem.',
    reverses: 'Retira um encargo anterior, porque o do cliente foi corrigido ou devolvido.',
    chain: 'Daqui até ao cliente',
    toCharge: 'Abrir o encargo',
    link: {
      reseller_charge: 'O nível abaixo:',
      account_charge: 'O encargo do cliente:',
    },
  },
  corrections: {
    direction: {
      customer: 'A favor do cliente',
      seller: 'A débito do cliente',
    },
  },
  guarantees: {
    until: 'Conta até',
    actions: 'Ação',
    hint: 'No máximo %{limit}, por %{days} dias.',
  },
  manualOperations: {
    intro: 'Alguém o pediu, e as condições da conta dizem que um gestor decide. Até lá a assinatura continua como está.',
  },
  numberFormats: {
    intro: 'Como se numeram os documentos novos. Um formato vale desde que é definido; os números dados não mudam e não há falhas.',
    usual: 'o habitual',
    hint: 'Como INV-{YYYY}-{seq:6}: {seq:6} é o contador com seis algarismos; {YYYY}, {YY} e {MM}, a data. Separe o contador de outros algarismos com uma letra ou um sinal.',
  },
};

export default consoleBilling;
