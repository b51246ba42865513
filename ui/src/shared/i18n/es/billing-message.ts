import type { Messages } from '../en/index.js';

const billingMessage: Messages['billingMessage'] = {
  trial: 'La prueba es gratuita y sus cantidades son fijas. Elija un periodo de pago antes de que termine o se detendrá.',
  prepay: {
    reservation: 'Paga ahora todo el plazo. El dinero se reserva y cada mes, el día %{day}, se descuenta una parte. Lo que reduzca o elimine se devuelve por días.',
    csp_annual: 'Paga ahora todo el plazo. El dinero se reserva y se descuenta mes a mes el día %{day}. Lo que añada después se paga hasta el fin del plazo. Lo que reduzca se devuelve por días; una vez descontado todo el plazo, solo se puede reducir con la renovación.',
    csp_monthly: 'Paga ahora hasta el día de facturación %{day} y después cada mes por adelantado de su saldo. Los cambios se calculan por días: lo que no usa vuelve. Si el saldo no alcanza el día de facturación, la suscripción se detiene.',
    pay_in_full: 'Los primeros días son gratis hasta el día de facturación %{day}. Después cada mes se paga por adelantado y entero, por la mayor cantidad que tenga en él. Menos cuenta desde el mes siguiente.',
    license_based_monthly: 'Paga meses enteros, también el actual, contados desde el día de facturación %{day}, por la mayor cantidad que tenga en cada uno. Menos cuenta desde el mes siguiente.',
    payg_internal: 'Nada que pagar ahora. Lo que usa se reserva según lo usa y se descuenta el día %{day} de cada mes. No tiene fin.',
    payg_external: 'Nada que pagar ahora. El fabricante mide lo que usa; se reserva y se descuenta el día %{day} de cada mes. No tiene fin.',
    g_suite: 'La toma por todo el plazo y paga mes a mes: ahora hasta el día de facturación %{day} y después cada mes por adelantado. Lo que reduzca se devuelve por días.',
    non_refund: 'La toma por todo el plazo y paga mes a mes: ahora hasta el día de facturación %{day} y después cada mes en su primer día. Puede añadir, pero no reducir, y nada se devuelve.',
    eset: 'Paga ahora hasta el día de facturación %{day} y después cada mes por adelantado. Un cambio cuenta y se paga desde el día siguiente.',
    azure_ri: 'Un solo pago por todo el plazo. No se puede cambiar, detener ni reembolsar.',
  },
  postpay: {
    reservation: 'Nada que pagar ahora: cada mes va en la factura posterior al día de facturación %{day}. La toma por todo el plazo; lo que reduzca deja de cobrarse, por días.',
    csp_annual: 'Nada que pagar ahora: cada mes del plazo va en la factura posterior al día de facturación %{day}. Lo que añada se cobra hasta el fin del plazo; lo que reduzca deja de cobrarse.',
    csp_monthly: 'Nada que pagar ahora: lo que tuvo va en la factura posterior al día de facturación %{day}, mes a mes. Los cambios se calculan por días.',
    pay_in_full: 'Nada que pagar ahora. Los primeros días son gratis hasta el día de facturación %{day}; después cada mes entero va en la factura, por la mayor cantidad que tuvo en él.',
    license_based_monthly: 'Nada que pagar ahora: los meses enteros, también el actual, van en la factura posterior al día de facturación %{day}, por la mayor cantidad que tuvo en cada uno.',
    payg_internal: 'Nada que pagar ahora: lo que usó va en la factura posterior al día de facturación %{day}. No tiene fin.',
    payg_external: 'Nada que pagar ahora: lo que midió el fabricante va en la factura posterior al día de facturación %{day}. No tiene fin.',
    g_suite: 'Nada que pagar ahora: cada mes va en la factura posterior al día de facturación %{day}. La toma por todo el plazo; lo que reduzca deja de cobrarse, por días.',
    non_refund: 'Nada que pagar ahora: cada mes va en la factura posterior al día de facturación %{day}. La toma por todo el plazo: puede añadir, pero no reducir.',
    eset: 'Nada que pagar ahora: lo que tuvo va en la factura posterior al día de facturación %{day}. Un cambio cuenta desde el día siguiente.',
    azure_ri: 'Nada que pagar ahora: un cargo por todo el plazo va en la próxima factura. No se puede cambiar, detener ni reembolsar.',
  },
};

export default billingMessage;
