import type { Messages } from '../en/index.js';

const partnerCenterTexts: Pick<Messages, 'partnerCenter'> = {
  partnerCenter: {
    intro: 'Las listas de precios, el uso y las reservas de Azure vienen de Microsoft Partner Center. Se accede con una aplicación registrada allí para su inquilino.',
    change: 'Cambiar',
    never: 'todavía no',
    works: 'Sesión iniciada: la conexión funciona.',
    simulated: 'No es Microsoft: un simulador en esta máquina.',
    secretNote: 'Se guarda cifrado y nunca se muestra.',
    linkTitle: 'Suscripción de Azure',
    linked: 'Su uso se obtiene de Microsoft Partner Center.',
    notLinked: 'El uso se obtiene cuando se indica la suscripción de Azure.',
    hint: {
      tenantId: 'GUID o dominio de su propio inquilino de Microsoft, por ejemplo contoso.onmicrosoft.com',
      clientId: 'Id. de la aplicación registrada',
      secret: 'Clave de la aplicación registrada',
      secretKept: 'Deje vacío para conservar la conocida',
      country: 'Dos letras, por ejemplo DE: decide el catálogo y la lista de precios',
      applyOfferTerms: 'Los términos de la oferta aún se descuentan de las tarifas',
      guid: 'Un GUID, como lo muestra Partner Center',
      granularity: 'No se puede cambiar una vez que llegó uso',
    },
  },
};

export default partnerCenterTexts;
