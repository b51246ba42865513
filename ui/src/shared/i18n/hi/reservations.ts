/** Texts of Azure reservations and of the subscriptions behind alerts. */
const reservationTexts = {
  reservations: {
    title: 'रिज़र्वेशन',
    intro: 'इस Azure सदस्यता के लिए पहले से चुकाई गई क्षमता।',
    introOfOrder: 'इस ऑर्डर से जो आरक्षित हुआ।',
    sold: 'Microsoft के यहाँ',
    skus: 'SKU और दाम',
    skusHint: 'केवल चुनी अवधि के वे SKU जो Microsoft अभी बेचता है। Microsoft की सूची में दाम नहीं होते: लिखें कि एक रिज़र्वेशन पूरी अवधि के लिए कितने का है।',
    priceHint: 'पूरी अवधि के लिए, एक बार।',
    termHint: 'प्लान के सभी SKU इसी अवधि के होते हैं।',
    productHint: 'ऐसा उत्पाद जिसे Microsoft CSP Products प्लगइन देता है।',
    pluginHint: 'इसकी सदस्यताएँ कौन देता है। Microsoft CSP Products, Partner Center में Azure रिज़र्वेशन खरीदता है।',
    noAzure: 'इस खाते की कोई सक्रिय Azure सदस्यता नहीं है, इसलिए रिज़र्वेशन ऑर्डर नहीं हो सकता। पहले Azure ऑर्डर करें और जोड़ें।',
    choiceHint: 'रिज़र्वेशन ग्राहक की इसी Azure सदस्यता के लिए खरीदा जाता है।',
    notLinked: 'अभी Microsoft से नहीं जुड़ी',
    vanished: 'Microsoft यह अब नहीं बेचता, इसलिए इसे ऑर्डर नहीं किया जा सकता: %{names} |||| Microsoft ये अब नहीं बेचता, इसलिए इन्हें ऑर्डर नहीं किया जा सकता: %{names}',
    idNotTold: 'नहीं बताया गया',
    idNotToldWhy: 'Microsoft इसे केवल उस एप्लिकेशन को बताता है जो किसी व्यक्ति की ओर से साइन इन करता है (App+User)। रिज़र्वेशन इसके बिना भी मान्य है।',
    runOn: 'इसके लिए %{number} रिज़र्वेशन खरीदा गया था। वह चलता रहेगा और पैसा वापस नहीं होगा। |||| इसके लिए %{number} रिज़र्वेशन खरीदे गए थे। वे चलते रहेंगे और पैसा वापस नहीं होगा।',
    runsOn: 'Azure सदस्यता रुकी है; उसके रिज़र्वेशन चलते रहते हैं और पैसा वापस नहीं होता।',
    azure: {
      Stopped: 'इसकी Azure सदस्यता रुकी है; यह चल रहा है',
      Deleted: 'इसकी Azure सदस्यता हटाई गई; यह चल रहा है',
    },
    fetch: {
      progress: 'लाया जा रहा है',
      Running: 'Microsoft जो बेचता है वह लाया जा रहा है: अब तक %{pages} पृष्ठों पर %{records} SKU।',
      Waiting: 'Microsoft %{until} तक रुकने को कहता है: %{detail}',
      Completed: 'पिछली बार %{at} को लाया गया: %{records} SKU।',
      Failed: 'पिछली बार लाना विफल रहा: %{detail}',
    },
  },
  billingAlerts: {
    what: 'क्या',
    count: {
      billing_overdue: '%{number} शुल्क नहीं कटा |||| %{number} शुल्क नहीं कटे',
      usage_unpriced: '%{number} संसाधन बिना दाम |||| %{number} संसाधन बिना दाम',
      usage_pull_late: 'पिछली बार उसी दिन लाया गया',
    },
  },
};

export default reservationTexts;
