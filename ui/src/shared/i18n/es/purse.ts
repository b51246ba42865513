import type { Messages } from '../en/index.js';

const purse: Messages['purse'] = {
  startsAtOnce: 'Nada que pagar ahora: su suscripción empieza enseguida.',
  byUse: 'se paga por uso',
  ahead: 'Los próximos días de facturación',
  enough: 'Su saldo alcanza hasta el %{date}.',
  short: 'El %{date} necesita %{needed}; hay %{there}. Recargue %{topUp}.',
  shortLater: 'Para todos los días hasta el %{date} recargue %{topUp}.',
  covered: 'cubierto',
  missing: 'faltan',
  subscriptions: '%{smart_count} suscripción |||| %{smart_count} suscripciones',
  held: 'Su cuenta está retenida: no se puede pedir ni cambiar nada. Pregunte a %{provider}.',
  overdue: 'El pago %{number} de %{amount} vencía el %{date}. Páguelo para que sus suscripciones funcionen.',
  see: 'Ver',
  overdueNote: 'Ha vencido: las suscripciones de su factura están bloqueadas hasta que se pague.',
  hold: {
    title: 'Su cuenta está en retención de crédito desde el %{date}',
    text: 'Sus suscripciones de prepago no se pueden cambiar, renovar ni activar. Recargue %{amount}: entonces todo vuelve a empezar solo.',
  },
  note: {
    balance: 'Lo que se ingresó y aún no se ha descontado.',
    blocked: 'Reservado para cargos futuros.',
    available: 'Lo que se puede gastar ahora.',
    allowance: 'Hasta dónde puede bajar de cero.',
    owed: 'Servicios que tuvo y aún no ha pagado.',
  },
  nowOwed: 'Se debe:',
  noLongerOwed: 'Pagado de lo que se debía:',
  payServices: 'Su saldo alcanza. El pago se completa enseguida.',
  paidServices: 'Pagado. Gracias.',
  toInvoice: 'Ver la factura',
  forPeriod: 'por %{period}',
  print: 'Imprimir',
  takenBack: 'devuelto',
  invoices: {
    empty: 'Aquí no hay facturas ni actas',
    hint: 'El día después de cada día de facturación aparece aquí, línea por línea, lo que tuvo en el periodo.',
    agrees: 'Calculado de nuevo línea por línea: el total es el mismo.',
    first: 'Las primeras %{shown} de %{all} líneas. Todas están entre los cargos.',
  },
  postpaidNote: {
    New: 'Espera a su pedido.',
    Opened: 'Previsto para más tarde; aún no se debe.',
    Blocked: 'Lo tiene; va en la próxima factura.',
    Closed: 'Cobrado; está en una factura o irá en la próxima.',
    Refunded: 'No usado y no cobrado.',
  },
};

export default purse;
