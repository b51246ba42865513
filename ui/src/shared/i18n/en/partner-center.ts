/** Texts of the connection to Microsoft Partner Center, and of links to Azure subscriptions. */
const partnerCenterTexts = {
  partnerCenter: {
    intro: 'Price lists, usage and reservations of Azure come from Microsoft Partner Center. It is reached with an application that is registered there for your tenant.',
    change: 'Change',
    never: 'not yet',
    works: 'Signed in: the connection works.',
    simulated: 'Not Microsoft: a simulator on this machine.',
    secretNote: 'Kept encrypted, and never shown.',
    linkTitle: 'Azure subscription',
    linked: 'Its usage is fetched from Microsoft Partner Center.',
    notLinked: 'Usage is fetched once the Azure subscription is named.',
    hint: {
      tenantId: 'GUID or domain of your own Microsoft tenant, such as contoso.onmicrosoft.com',
      clientId: 'Application id of the registered application',
      secret: 'Key of the registered application',
      secretKept: 'Leave empty to keep the known one',
      country: 'Two letters, such as DE: decides catalogue and price list',
      applyOfferTerms: 'The terms of the offer still come off the rates of the price list',
      guid: 'A GUID, as Partner Center shows it',
      granularity: 'It cannot be changed once usage has come',
    },
  },
};

export default partnerCenterTexts;
