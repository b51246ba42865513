import type { UiLocale } from '../../../partners/fields.js';
import { en } from './en.js';
import { es } from './es.js';
import { hi } from './hi.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import type { PaperTexts } from './texts.js';

export { fill, type PaperTexts } from './texts.js';

/** In the languages of the pages. */
export const paperTexts: Readonly<Record<UiLocale, PaperTexts>> = { en, es, pt, hi, ru };

/** "pt-BR" reads Portuguese; English where there is nothing else. */
export const textsFor = (locale: string): PaperTexts => (paperTexts as Readonly<Record<string, PaperTexts | undefined>>)[locale.split('-')[0] ?? ''] ?? en;
