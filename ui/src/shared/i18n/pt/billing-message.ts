import type { Messages } from '../en/index.js';

const billingMessage: Messages['billingMessage'] = {
  trial: 'O teste é gratuito e as quantidades são fixas. Escolha um período pago antes do fim, ou ele para.',
  prepay: {
    reservation: 'Você paga todo o prazo agora. O dinheiro fica reservado e uma parte é liquidada a cada mês no dia %{day}. O que reduzir ou excluir volta por dias.',
    csp_annual: 'Você paga todo o prazo agora. O dinheiro fica reservado e é liquidado mês a mês no dia %{day}. O que somar depois é pago até o fim do prazo. O que reduzir volta por dias; depois que todo o prazo foi liquidado, só na renovação.',
    csp_monthly: 'Você paga agora até o dia de cobrança %{day} e depois cada mês adiantado do seu saldo. As mudanças são calculadas por dias: o que não usa volta. Se o saldo não bastar no dia de cobrança, a assinatura para.',
    pay_in_full: 'Os primeiros dias são grátis até o dia de cobrança %{day}. Depois cada mês é pago adiantado e inteiro, pela maior quantidade que tiver nele. Menos conta a partir do mês seguinte.',
    license_based_monthly: 'Você paga meses inteiros, também o atual, contados do dia de cobrança %{day}, pela maior quantidade que tiver em cada um. Menos conta a partir do mês seguinte.',
    payg_internal: 'Nada a pagar agora. O que usa fica reservado conforme o uso e é liquidado no dia %{day} de cada mês. Não tem fim.',
    payg_external: 'Nada a pagar agora. O fabricante mede o que você usa; fica reservado e é liquidado no dia %{day} de cada mês. Não tem fim.',
    g_suite: 'Você a toma por todo o prazo e paga mês a mês: agora até o dia de cobrança %{day}, depois cada mês adiantado. O que reduzir volta por dias.',
    non_refund: 'Você a toma por todo o prazo e paga mês a mês: agora até o dia de cobrança %{day}, depois cada mês no primeiro dia. Pode somar, mas não reduzir, e nada volta.',
    eset: 'Você paga agora até o dia de cobrança %{day} e depois cada mês adiantado. Uma mudança conta e é paga a partir do dia seguinte.',
    azure_ri: 'Um único pagamento por todo o prazo. Não pode ser mudada, parada nem reembolsada.',
  },
  postpay: {
    reservation: 'Nada a pagar agora: cada mês vem na fatura depois do dia de cobrança %{day}. Você a toma por todo o prazo; o que reduzir deixa de ser cobrado, por dias.',
    csp_annual: 'Nada a pagar agora: cada mês do prazo vem na fatura depois do dia de cobrança %{day}. O que somar é cobrado até o fim do prazo, o que reduzir deixa de ser cobrado.',
    csp_monthly: 'Nada a pagar agora: o que você teve vem na fatura depois do dia de cobrança %{day}, mês a mês. As mudanças são calculadas por dias.',
    pay_in_full: 'Nada a pagar agora. Os primeiros dias são grátis até o dia de cobrança %{day}; depois cada mês inteiro vem na fatura, pela maior quantidade que teve nele.',
    license_based_monthly: 'Nada a pagar agora: meses inteiros, também o atual, vêm na fatura depois do dia de cobrança %{day}, pela maior quantidade que teve em cada um.',
    payg_internal: 'Nada a pagar agora: o que usou vem na fatura depois do dia de cobrança %{day}. Não tem fim.',
    payg_external: 'Nada a pagar agora: o que o fabricante mediu vem na fatura depois do dia de cobrança %{day}. Não tem fim.',
    g_suite: 'Nada a pagar agora: cada mês vem na fatura depois do dia de cobrança %{day}. Você a toma por todo o prazo; o que reduzir deixa de ser cobrado, por dias.',
    non_refund: 'Nada a pagar agora: cada mês vem na fatura depois do dia de cobrança %{day}. Você a toma por todo o prazo: pode somar, mas não reduzir.',
    eset: 'Nada a pagar agora: o que você teve vem na fatura depois do dia de cobrança %{day}. Uma mudança conta a partir do dia seguinte.',
    azure_ri: 'Nada a pagar agora: uma cobrança por todo o prazo vem na próxima fatura. Não pode ser mudada, parada nem reembolsada.',
  },
};

export default billingMessage;
