import type { Messages } from '../en/index.js';

const billingMessage: Messages['billingMessage'] = {
  trial: 'La prueba es gratuita y sus cantidades son fijas. Elige un periodo de pago antes de que termine o se detendrá.',
  prepay: {
    reservation: 'Pagas ahora todo el plazo. El dinero se reserva y cada mes, el día %{day}, se liquida una parte. Lo que reduzcas o elimines se devuelve por días.',
    csp_annual: 'Pagas ahora todo el plazo. El dinero se reserva y se liquida mes a mes el día %{day}. Lo que añadas después se paga hasta el fin del plazo. Lo que reduzcas se devuelve por días; una vez liquidado todo el plazo, solo se puede reducir con la renovación.',
    csp_monthly: 'Pagas ahora hasta el día de facturación %{day} y después cada mes por adelantado de tu saldo. Los cambios se calculan por días: lo que no usas vuelve. Si el saldo no alcanza el día de facturación, la suscripción se detiene.',
    pay_in_full: 'Los primeros días son gratis hasta el día de facturación %{day}. Después cada mes se paga por adelantado y entero, por la mayor cantidad que tengas en él. Menos cuenta desde el mes siguiente.',
    license_based_monthly: 'Pagas meses enteros, también el actual, contados desde el día de facturación %{day}, por la mayor cantidad que tengas en cada uno. Menos cuenta desde el mes siguiente.',
    payg_internal: 'Nada que pagar ahora. Lo que usas se reserva según lo usas y se liquida el día %{day} de cada mes. No tiene fin.',
    payg_external: 'Nada que pagar ahora. El fabricante mide lo que usas; se reserva y se liquida el día %{day} de cada mes. No tiene fin.',
    g_suite: 'La tomas por todo el plazo y pagas mes a mes: ahora hasta el día de facturación %{day} y después cada mes por adelantado. Lo que reduzcas se devuelve por días.',
    non_refund: 'La tomas por todo el plazo y pagas mes a mes: ahora hasta el día de facturación %{day} y después cada mes en su primer día. Puedes añadir, pero no reducir, y nada se devuelve.',
    eset: 'Pagas ahora hasta el día de facturación %{day} y después cada mes por adelantado. Un cambio cuenta y se paga desde el día siguiente.',
    azure_ri: 'Un solo pago por todo el plazo. No se puede cambiar, detener ni reembolsar.',
  },
  postpay: {
    reservation: 'Nada que pagar ahora: cada mes va en la factura posterior al día de facturación %{day}. La tomas por todo el plazo; lo que reduzcas deja de cobrarse, por días.',
    csp_annual: 'Nada que pagar ahora: cada mes del plazo va en la factura posterior al día de facturación %{day}. Lo que añadas se cobra hasta el fin del plazo; lo que reduzcas deja de cobrarse.',
    csp_monthly: 'Nada que pagar ahora: lo que tuviste va en la factura posterior al día de facturación %{day}, mes a mes. Los cambios se calculan por días.',
    pay_in_full: 'Nada que pagar ahora. Los primeros días son gratis hasta el día de facturación %{day}; después cada mes entero va en la factura, por la mayor cantidad que tuviste en él.',
    license_based_monthly: 'Nada que pagar ahora: los meses enteros, también el actual, van en la factura posterior al día de facturación %{day}, por la mayor cantidad que tuviste en cada uno.',
    payg_internal: 'Nada que pagar ahora: lo que usaste va en la factura posterior al día de facturación %{day}. No tiene fin.',
    payg_external: 'Nada que pagar ahora: lo que midió el fabricante va en la factura posterior al día de facturación %{day}. No tiene fin.',
    g_suite: 'Nada que pagar ahora: cada mes va en la factura posterior al día de facturación %{day}. La tomas por todo el plazo; lo que reduzcas deja de cobrarse, por días.',
    non_refund: 'Nada que pagar ahora: cada mes va en la factura posterior al día de facturación %{day}. La tomas por todo el plazo: puede añadir, pero no reducir.',
    eset: 'Nada que pagar ahora: lo que tuviste va en la factura posterior al día de facturación %{day}. Un cambio cuenta desde el día siguiente.',
    azure_ri: 'Nada que pagar ahora: un cargo por todo el plazo va en la próxima factura. No se puede cambiar, detener ni reembolsar.',
  },
};

export default billingMessage;
