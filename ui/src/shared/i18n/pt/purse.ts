import type { Messages } from '../en/index.js';

const purse: Messages['purse'] = {
  startsAtOnce: 'Nada a pagar agora: a sua assinatura começa em seguida.',
  byUse: 'paga-se pelo uso',
  ahead: 'Os próximos dias de cobrança',
  enough: 'O seu saldo basta até %{date}.',
  short: 'Em %{date} você precisa de %{needed}; há %{there}. Recarregue %{topUp}.',
  shortLater: 'Para todos os dias até %{date} recarregue %{topUp}.',
  covered: 'coberto',
  missing: 'faltam',
  subscriptions: '%{smart_count} assinatura |||| %{smart_count} assinaturas',
  held: 'A sua conta está retida: nada pode ser pedido ou mudado. Pergunte a %{provider}.',
  overdue: 'O pagamento %{number} de %{amount} vencia em %{date}. Pague-o para que as suas assinaturas funcionem.',
  see: 'Ver',
  overdueNote: 'Está vencido: as assinaturas da fatura ficam bloqueadas até que seja pago.',
  hold: {
    title: 'A sua conta está em retenção de crédito desde %{date}',
    text: 'As suas assinaturas pré-pagas não podem ser mudadas, renovadas nem ativadas. Recarregue %{amount}: então tudo recomeça sozinho.',
  },
  note: {
    balance: 'O que entrou e ainda não foi liquidado.',
    blocked: 'Reservado para cobranças futuras.',
    available: 'O que pode ser gasto agora.',
    allowance: 'Até onde pode ficar abaixo de zero.',
    owed: 'Serviços que você teve e ainda não pagou.',
  },
  nowOwed: 'Devido:',
  noLongerOwed: 'Pago do que se devia:',
  payServices: 'O seu saldo basta. O pagamento é concluído na hora.',
  paidServices: 'Pago. Obrigado.',
  toInvoice: 'Ver a fatura',
  forPeriod: 'por %{period}',
  print: 'Imprimir',
  takenBack: 'devolvido',
  invoices: {
    empty: 'Nenhuma fatura ou ata aqui',
    hint: 'No dia seguinte a cada dia de cobrança aparece aqui, linha por linha, o que você teve no período.',
    agrees: 'Calculado de novo linha por linha: o total é o mesmo.',
    first: 'As primeiras %{shown} de %{all} linhas. Todas estão entre as cobranças.',
  },
  postpaidNote: {
    New: 'Aguarda o pedido.',
    Opened: 'Previsto para depois; ainda não é devido.',
    Blocked: 'Você o tem; vai na próxima fatura.',
    Closed: 'Cobrado; está numa fatura ou irá na próxima.',
    Refunded: 'Não usado e não cobrado.',
  },
};

export default purse;
