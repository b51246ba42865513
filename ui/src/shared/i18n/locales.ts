/** The languages of the pages, each by its own name. */
export const locales = [
  { locale: 'en', name: 'English' },
  { locale: 'es', name: 'Español' },
  { locale: 'pt', name: 'Português' },
  { locale: 'hi', name: 'हिन्दी' },
  { locale: 'ru', name: 'Русский' },
] as const;

export type AppLocale = (typeof locales)[number]['locale'];

export const isAppLocale = (value: unknown): value is AppLocale => locales.some(({ locale }) => locale === value);

/** The first of the browser's languages that the pages speak. */
export const preferredLocale = (languages: readonly string[]): AppLocale => languages.map((language) => language.split('-')[0]).find(isAppLocale) ?? 'en';
