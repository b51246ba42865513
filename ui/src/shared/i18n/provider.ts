import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, Store } from 'react-admin';
import en, { type Messages } from './en/index.js';
import { isAppLocale, locales, preferredLocale, type AppLocale } from './locales.js';

const loaders: Readonly<Record<AppLocale, () => Promise<{ readonly default: Messages }>>> = {
  en: () => Promise.resolve({ default: en }),
  es: () => import('./es/index.js'),
  pt: () => import('./pt/index.js'),
  hi: () => import('./hi/index.js'),
  ru: () => import('./ru/index.js'),
};

const load = async (locale: string): Promise<Messages> => (await loaders[isAppLocale(locale) ? locale : 'en']()).default;

/** Fields are named once for forms, tables and events: `resources.orders.fields.price.net` is `data.net`. */
const FIELD = /^resources\..+\.fields\.(?:.*\.)?([^.]+)$/;

const withSharedFields = (provider: I18nProvider): I18nProvider => ({
  ...provider,
  translate: (key, options) => {
    const field = FIELD.exec(key)?.[1];
    return provider.translate(field ? `data.${field}` : key, options);
  },
  changeLocale: async (locale, ...rest) => {
    await provider.changeLocale(locale, ...rest);
    document.documentElement.lang = locale;
  },
});

/** The language that was chosen before, else the browser's. */
export const createI18n = async (store: Store): Promise<I18nProvider> => {
  store.setup();
  const stored: unknown = store.getItem('locale');
  const initial = isAppLocale(stored) ? stored : preferredLocale(navigator.languages);
  const messages = await load(initial);
  document.documentElement.lang = initial;
  return withSharedFields(polyglotI18nProvider((locale) => (locale === initial ? messages : load(locale)), initial, [...locales], { allowMissing: true }));
};
