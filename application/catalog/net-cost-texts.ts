import { LOCALES, type UiLocale } from '../partners/fields.js';

export interface NetCostFacts {
  /** Who changed its prices: the upstream. */
  readonly upstream: string;
  /** The price list in the console. */
  readonly link: string;
}

interface Letter {
  readonly subject: string;
  readonly text: string;
}

const TEXTS: Readonly<Record<UiLocale, (facts: NetCostFacts) => Letter>> = {
  en: ({ upstream, link }) => ({
    subject: `${upstream} has changed your costs`,
    text: `Hello,\n\nplans that you buy from ${upstream} cost you another price from now on. Prices that follow the cost have changed by themselves. Where you set prices by hand, they stay until you decide: confirm or change them in the price list:\n\n${link}\n`,
  }),
  es: ({ upstream, link }) => ({
    subject: `${upstream} ha cambiado sus costes`,
    text: `Hola:\n\nLos planes que usted compra a ${upstream} tienen ahora otro coste. Los precios que siguen al coste se han actualizado solos. Los que fija a mano se mantienen hasta que usted decida: confírmelos o cámbielos en la lista de precios:\n\n${link}\n`,
  }),
  pt: ({ upstream, link }) => ({
    subject: `${upstream} mudou seus custos`,
    text: `Olá,\n\nos planos que você compra de ${upstream} têm agora outro custo. Os preços que acompanham o custo já mudaram. Os que você define manualmente ficam como estão até você decidir: confirme ou altere-os na lista de preços:\n\n${link}\n`,
  }),
  hi: ({ upstream, link }) => ({
    subject: `${upstream} ने आपकी लागत बदल दी है`,
    text: `नमस्ते,\n\n${upstream} से आप जो प्लान खरीदते हैं, उनकी लागत अब बदल गई है। लागत के साथ चलने वाले मूल्य अपने-आप बदल गए हैं। जो मूल्य आपने स्वयं तय किए हैं, वे आपके निर्णय तक वैसे ही रहेंगे: मूल्य सूची में उनकी पुष्टि करें या उन्हें बदलें:\n\n${link}\n`,
  }),
  ru: ({ upstream, link }) => ({
    subject: `${upstream}: ваша себестоимость изменилась`,
    text: `Здравствуйте!\n\nПланы, которые вы покупаете у ${upstream}, теперь стоят вам по-другому. Цены с автоматической наценкой уже пересчитаны. Цены, заданные вручную, останутся прежними, пока вы не решите: подтвердите или измените их в прайс-листе:\n\n${link}\n`,
  }),
};

/** The message in the language of the locale, in English where there is none. */
export const netCostText = (locale: string, facts: NetCostFacts): Letter => TEXTS[LOCALES.find((known) => locale.toLowerCase().startsWith(known)) ?? 'en'](facts);
