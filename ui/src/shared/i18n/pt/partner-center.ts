import type { Messages } from '../en/index.js';

const partnerCenterTexts: Pick<Messages, 'partnerCenter'> = {
  partnerCenter: {
    intro: 'Listas de preços, uso e reservas do Azure vêm do Microsoft Partner Center. O acesso usa um aplicativo registrado lá para o seu locatário.',
    change: 'Alterar',
    never: 'ainda não',
    works: 'Sessão iniciada: a conexão funciona.',
    simulated: 'Não é a Microsoft: um simulador nesta máquina.',
    secretNote: 'Guardado cifrado e nunca mostrado.',
    linkTitle: 'Assinatura do Azure',
    linked: 'O uso é obtido do Microsoft Partner Center.',
    notLinked: 'O uso é obtido assim que a assinatura do Azure for indicada.',
    hint: {
      tenantId: 'GUID ou domínio do seu próprio locatário Microsoft, como contoso.onmicrosoft.com',
      clientId: 'Id do aplicativo registrado',
      secret: 'Chave do aplicativo registrado',
      secretKept: 'Deixe vazio para manter a conhecida',
      country: 'Duas letras, como DE: decide o catálogo e a lista de preços',
      applyOfferTerms: 'Os termos da oferta ainda são descontados das tarifas',
      guid: 'Um GUID, como o Partner Center mostra',
      granularity: 'Não pode ser alterado depois que o uso chegou',
    },
  },
};

export default partnerCenterTexts;
