import type english from '../en/console-billing.js';

const consoleBilling: typeof english = {
  billingRuns: {
    intro: 'दिन में एक। दोबारा चलाने से हुआ काम नहीं बदलता।',
    nothing: 'कुछ देय नहीं था।',
    dateHint: 'खाली: आज। पहले के छूटे दिन पूरे होते हैं।',
    showing: '%{total} में से पहले %{shown} दिखाए गए हैं; इतिहास में सब हैं।',
    count: {
      netCostsBegun: 'प्लान जिनकी नई लागत शुरू हुई',
      ledgersClosed: 'खाते जिनके शुल्क कटे',
      subscriptionsCharged: 'अगली अवधि का शुल्क लगी सदस्यताएँ',
      chargesBegun: 'शुरू हुए प्रतीक्षारत शुल्क',
      invoicesIssued: 'जारी चालान',
      paymentsExpired: 'अतिदेय भुगतान',
      renewalsOrdered: 'ऑर्डर किए नवीनीकरण',
      renewalsPaid: 'शेष राशि से चुकाए नवीनीकरण',
      renewalsStarted: 'शुरू हुए नवीनीकरण',
      subscriptionsExpired: 'समाप्त सदस्यताएँ',
      gracePeriodsEnded: 'समाप्त मोहलतें',
      subscriptionsDeleted: 'मिटाई गई सदस्यताएँ',
      ordersExpired: 'रद्द हुए बिना भुगतान के ऑर्डर',
      guaranteesRevoked: 'रद्द गारंटी भुगतान',
      creditHoldsChanged: 'शुरू या समाप्त क्रेडिट रोक',
    },
  },
  invoices: {
    intro: {
      invoice: 'बिलिंग दिन से पहले के दिनों के लिए पोस्टपेड ग्राहक को क्या देना है।',
      act: 'प्रीपेड शेष राशि से क्या कटा। कुछ देना नहीं है।',
    },
    noLines: 'अभी कोई पंक्ति नहीं: तैयार हो रहा है।',
    showing: '%{total} में से पहली %{shown} पंक्तियाँ। सभी स्पष्टीकरण में हैं।',
    totalNote: 'पंक्तियों और कर का योग',
    sum: '%{count} पंक्तियों का योग %{sum}; कुल %{total}।',
    firstPage: 'शुरू से',
  },
  resellerCharges: {
    intro: 'सौंपे प्लान के ग्राहक शुल्क पर रीसेलर का ऊपर वाले को बकाया।',
    costNote: 'इसी के लिए ऊपर का बकाया',
    atOrBelowCost: 'कुछ नहीं बचता: यह आपके अपने बकाया के बराबर या कम है। छूट और मूल्य सूची देखें।',
    hidden: 'अन्य रीसेलरों के बीच के दाम केवल वे देखते हैं।',
    reverses: 'यह पहले के शुल्क को वापस लेता है, क्योंकि ग्राहक का सुधारा या लौटाया गया।',
    chain: 'यहाँ से ग्राहक तक',
    toCharge: 'शुल्क खोलें',
    link: {
      reseller_charge: 'नीचे का स्तर:',
      account_charge: 'ग्राहक का शुल्क:',
    },
  },
  corrections: {
    direction: {
      customer: 'ग्राहक के पक्ष में',
      seller: 'ग्राहक के नाम',
    },
  },
  guarantees: {
    until: 'कब तक मान्य',
    actions: 'कार्रवाई',
    hint: 'अधिकतम %{limit}, %{days} दिनों के लिए।',
  },
  manualOperations: {
    intro: 'किसी ने यह माँगा, और खाते की शर्तों के अनुसार प्रबंधक निर्णय करता है। तब तक सदस्यता वैसी ही चलती है।',
  },
  numberFormats: {
    intro: 'नए दस्तावेज़ों के नंबर कैसे हों। प्रारूप तय होते ही लागू; दिए नंबर नहीं बदलते, बीच में कोई छूटता नहीं।',
    usual: 'सामान्य प्रारूप',
    hint: 'जैसे INV-{YYYY}-{seq:6}: {seq:6} छह अंकों की गिनती; {YYYY}, {YY} और {MM} तिथि। गिनती को दूसरे अंकों से किसी अक्षर या चिह्न द्वारा अलग रखें।',
  },
};

export default consoleBilling;
