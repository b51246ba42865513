import type { Messages } from '../en/index.js';

const purse: Messages['purse'] = {
  startsAtOnce: 'Nada que pagar ahora: tu suscripción empieza enseguida.',
  byUse: 'se paga por uso',
  ahead: 'Los próximos días de facturación',
  enough: 'Tu saldo alcanza hasta el %{date}.',
  short: 'El %{date} necesitas %{needed}; hay %{there}. Recarga %{topUp}.',
  shortLater: 'Para todos los días hasta el %{date} recarga %{topUp}.',
  covered: 'cubierto',
  missing: 'faltan',
  subscriptions: '%{smart_count} suscripción |||| %{smart_count} suscripciones',
  held: 'Tu cuenta está retenida: no se puede pedir ni cambiar nada. Pregunta a %{provider}.',
  overdue: 'El pago %{number} de %{amount} vencía el %{date}. Págalo para que tus suscripciones funcionen.',
  see: 'Ver',
  overdueNote: 'Ha vencido: las suscripciones de su factura están bloqueadas hasta que se pague.',
  hold: {
    title: 'Tu cuenta está en retención de crédito desde el %{date}',
    text: 'Tus suscripciones de prepago no se pueden cambiar, renovar ni activar. Recarga %{amount}: entonces todo vuelve a empezar solo.',
  },
  note: {
    balance: 'Lo que se ingresó y aún no se ha liquidado.',
    blocked: 'Reservado para cargos futuros.',
    available: 'Lo que se puede gastar ahora.',
    allowance: 'Hasta dónde puede bajar de cero.',
    owed: 'Servicios que tuviste y aún no has pagado.',
  },
  nowOwed: 'Se debe:',
  noLongerOwed: 'Pagado de lo que se debía:',
  payServices: 'Tu saldo alcanza. El pago se completa enseguida.',
  paidServices: 'Pagado. Gracias.',
  toInvoice: 'Ver la factura',
  forPeriod: 'por %{period}',
  print: 'Imprimir',
  takenBack: 'devuelto',
  invoices: {
    empty: 'Aquí no hay facturas ni actas',
    hint: 'El día después de cada día de facturación aparece aquí, línea por línea, lo que tuviste en el periodo.',
    agrees: 'Calculado de nuevo línea por línea: el total es el mismo.',
    first: 'Las primeras %{shown} de %{all} líneas. Todas están entre los cargos.',
  },
  postpaidNote: {
    New: 'Espera a su pedido.',
    Opened: 'Previsto para más tarde; aún no se debe.',
    Blocked: 'Lo tienes; va en la próxima factura.',
    Closed: 'Cobrado; está en una factura o irá en la próxima.',
    Refunded: 'No usado y no cobrado.',
  },
};

export default purse;
