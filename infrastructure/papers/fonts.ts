import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font License) has Latin, Cyrillic and Devanagari in one face; the standard fonts of PDF have neither of the last two. */
export const FONTS = {
  regular: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
} as const;

export type Font = keyof typeof FONTS;
