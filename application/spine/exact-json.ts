/** Texts are skipped as a whole, so that digits inside them stay as they are. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;

/**
 * JSON whose numbers of more than 15 digits are given as text, digit by digit: a double would round them. Shorter ones
 * survive as numbers. @throws SyntaxError
 */
export const exactJson = (text: string, reviver?: (key: string, value: unknown) => unknown): unknown =>
  JSON.parse(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`)), reviver);
