import type { Messages } from '../en/index.js';

const partnerCenterTexts: Pick<Messages, 'partnerCenter'> = {
  partnerCenter: {
    intro: 'Azure की मूल्य सूचियाँ, उपयोग और आरक्षण Microsoft Partner Center से आते हैं। वहाँ आपके टेनेंट के लिए पंजीकृत ऐप से पहुँचा जाता है।',
    change: 'बदलें',
    never: 'अभी नहीं',
    works: 'साइन इन हुआ: कनेक्शन काम करता है।',
    simulated: 'Microsoft नहीं: इस मशीन पर एक सिम्युलेटर।',
    secretNote: 'कूटबद्ध रखा जाता है और कभी नहीं दिखाया जाता।',
    linkTitle: 'Azure सदस्यता',
    linked: 'इसका उपयोग Microsoft Partner Center से लाया जाता है।',
    notLinked: 'Azure सदस्यता बताए जाने पर उपयोग लाया जाता है।',
    hint: {
      tenantId: 'आपके Microsoft टेनेंट का GUID या डोमेन, जैसे contoso.onmicrosoft.com',
      clientId: 'पंजीकृत ऐप की आईडी',
      secret: 'पंजीकृत ऐप की कुंजी',
      secretKept: 'ज्ञात कुंजी रखने के लिए खाली छोड़ें',
      country: 'दो अक्षर, जैसे DE: कैटलॉग और मूल्य सूची तय करता है',
      applyOfferTerms: 'ऑफ़र की शर्तें मूल्य सूची की दरों से घटती हैं',
      guid: 'GUID, जैसा Partner Center दिखाता है',
      granularity: 'उपयोग आने के बाद बदला नहीं जा सकता',
    },
  },
};

export default partnerCenterTexts;
