import type english from '../en/console-billing.js';

const consoleBilling: typeof english = {
  billingRuns: {
    intro: 'Una por día. Repetirla no cambia nada de lo hecho.',
    nothing: 'No venció nada.',
    dateHint: 'Vacío: hoy. Los días perdidos anteriores se recuperan.',
    showing: 'Se muestran los primeros %{shown} de %{total}; el historial los tiene todos.',
    count: {
      netCostsBegun: 'Planes cuyo nuevo coste entró en vigor',
      ledgersClosed: 'Cuentas con cargos liquidados',
      subscriptionsCharged: 'Suscripciones cobradas para el próximo periodo',
      chargesBegun: 'Cargos en espera iniciados',
      invoicesIssued: 'Facturas emitidas',
      paymentsExpired: 'Pagos vencidos',
      renewalsOrdered: 'Renovaciones pedidas',
      renewalsPaid: 'Renovaciones pagadas con el saldo',
      renewalsStarted: 'Renovaciones iniciadas',
      subscriptionsExpired: 'Suscripciones vencidas',
      gracePeriodsEnded: 'Periodos de gracia terminados',
      subscriptionsDeleted: 'Suscripciones eliminadas',
      ordersExpired: 'Pedidos impagados cancelados',
      guaranteesRevoked: 'Pagos garantizados revocados',
      creditHoldsChanged: 'Retenciones de crédito iniciadas o levantadas',
    },
  },
  invoices: {
    intro: {
      invoice: 'Lo que un cliente pospago debe pagar por los días antes del día de facturación.',
      act: 'Lo liquidado de un saldo prepago. No hay nada que pagar.',
    },
    noLines: 'Aún no tiene líneas: se está preparando.',
    showing: 'Las primeras %{shown} de %{total} líneas. Todas están en la explicación.',
    totalNote: 'la suma de sus líneas, e impuestos',
    sum: '%{count} líneas suman %{sum}; el total es %{total}.',
    firstPage: 'Desde el principio',
  },
  resellerCharges: {
    intro: 'Lo que un distribuidor debe al superior por el cargo de un cliente de un plan delegado.',
    costNote: 'lo que se debe hacia arriba por lo mismo',
    atOrBelowCost: 'No deja nada: está al coste propio o por debajo. Revisa el descuento y la lista de precios.',
    hidden: 'Los precios entre otros distribuidores solo los ven ellos.',
    reverses: 'Retira un cargo anterior, porque el del cliente se corrigió o devolvió.',
    chain: 'De aquí hasta el cliente',
    toCharge: 'Abrir el cargo',
    link: {
      reseller_charge: 'El nivel inferior:',
      account_charge: 'El cargo del cliente:',
    },
  },
  corrections: {
    direction: {
      customer: 'A favor del cliente',
      seller: 'A cargo del cliente',
    },
  },
  guarantees: {
    until: 'Cuenta hasta',
    actions: 'Acción',
    hint: 'Como máximo %{limit}, por %{days} días.',
  },
  manualOperations: {
    intro: 'Alguien lo pidió, y las condiciones de la cuenta dicen que decide un gestor. Hasta entonces la suscripción sigue igual.',
  },
  numberFormats: {
    intro: 'Cómo se numeran los documentos nuevos. Un formato vale desde que se fija; los números dados no cambian y no hay huecos.',
    usual: 'el habitual',
    hint: 'Como INV-{YYYY}-{seq:6}: {seq:6} es el contador con seis cifras; {YYYY}, {YY} y {MM}, la fecha. Separe el contador de otras cifras con una letra o un signo.',
  },
};

export default consoleBilling;
