import { LOCALES, type UiLocale } from './fields.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export interface MailFacts {
  /** Who writes: the reseller. */
  readonly sender: string;
  readonly link: string;
  /** "2026-03-01 10:00 UTC" */
  readonly until: string;
}

export type MailKind = 'invitation' | 'password';
type Catalogue = Readonly<Record<MailKind, (facts: MailFacts) => MailText>>;

const CATALOGUES: Readonly<Record<UiLocale, Catalogue>> = {
  en: {
    invitation: ({ sender, link, until }) => ({
      subject: `${sender} invites you`,
      text: `Hello,\n\n${sender} invites you to manage cloud subscriptions together. Open this link to join:\n\n${link}\n\nIt works until ${until}. If you do not know ${sender}, ignore this message.\n`,
    }),
    password: ({ sender, link, until }) => ({
      subject: `Choose your password for ${sender}`,
      text: `Hello,\n\nopen this link to choose a password:\n\n${link}\n\nIt works once, until ${until}. If you did not expect this message, ignore it: nothing changes.\n`,
    }),
  },
  es: {
    invitation: ({ sender, link, until }) => ({
      subject: `${sender} le invita`,
      text: `Hola:\n\n${sender} le invita a gestionar juntos sus suscripciones en la nube. Abra este enlace para unirse:\n\n${link}\n\nEs válido hasta ${until}. Si no conoce a ${sender}, ignore este mensaje.\n`,
    }),
    password: ({ sender, link, until }) => ({
      subject: `Elija su contraseña para ${sender}`,
      text: `Hola:\n\nabra este enlace para elegir una contraseña:\n\n${link}\n\nSirve una sola vez, hasta ${until}. Si no esperaba este mensaje, ignórelo: nada cambiará.\n`,
    }),
  },
  pt: {
    invitation: ({ sender, link, until }) => ({
      subject: `${sender} convida você`,
      text: `Olá,\n\n${sender} convida você a gerenciar juntos suas assinaturas na nuvem. Abra este link para participar:\n\n${link}\n\nEle vale até ${until}. Se você não conhece ${sender}, ignore esta mensagem.\n`,
    }),
    password: ({ sender, link, until }) => ({
      subject: `Escolha sua senha para ${sender}`,
      text: `Olá,\n\nabra este link para escolher uma senha:\n\n${link}\n\nEle funciona uma única vez, até ${until}. Se você não esperava esta mensagem, ignore-a: nada mudará.\n`,
    }),
  },
  hi: {
    invitation: ({ sender, link, until }) => ({
      subject: `${sender} आपको आमंत्रित करता है`,
      text: `नमस्ते,\n\n${sender} आपको क्लाउड सदस्यताओं का मिलकर प्रबंधन करने के लिए आमंत्रित करता है। शामिल होने के लिए यह लिंक खोलें:\n\n${link}\n\nयह ${until} तक मान्य है। यदि आप ${sender} को नहीं जानते, तो इस संदेश पर ध्यान न दें।\n`,
    }),
    password: ({ sender, link, until }) => ({
      subject: `${sender} के लिए अपना पासवर्ड चुनें`,
      text: `नमस्ते,\n\nपासवर्ड चुनने के लिए यह लिंक खोलें:\n\n${link}\n\nयह केवल एक बार, ${until} तक काम करता है। यदि आपको इस संदेश की अपेक्षा नहीं थी, तो इस पर ध्यान न दें: कुछ नहीं बदलेगा।\n`,
    }),
  },
  ru: {
    invitation: ({ sender, link, until }) => ({
      subject: `${sender} приглашает вас`,
      text: `Здравствуйте!\n\n${sender} приглашает вас вместе управлять облачными подписками. Чтобы присоединиться, откройте ссылку:\n\n${link}\n\nОна действует до ${until}. Если вы не знаете ${sender}, не обращайте внимания на это письмо.\n`,
    }),
    password: ({ sender, link, until }) => ({
      subject: `Выберите пароль для ${sender}`,
      text: `Здравствуйте!\n\nЧтобы выбрать пароль, откройте ссылку:\n\n${link}\n\nОна действует один раз, до ${until}. Если вы не ждали этого письма, не обращайте на него внимания: ничего не изменится.\n`,
    }),
  },
};

/** The message in the language of the locale ("pt-BR" is Portuguese), in English where there is none. */
export const mailText = (kind: MailKind, locale: string, facts: MailFacts): MailText => {
  const language = LOCALES.find((known) => locale.toLowerCase().startsWith(known)) ?? 'en';
  return CATALOGUES[language][kind](facts);
};
