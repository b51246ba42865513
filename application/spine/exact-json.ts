type Reviver = (key: string, value: unknown) => unknown;

/** Where a number may stand. Inside a text that holds for few digits, and then the quotes that are put around them leave no JSON. */
const NUMBERS = /((?:^|[:,[])\s*)(-?\d[\d.]{15,}(?:[eE][+-]?\d+)?)/g;
/** Texts are skipped as a whole, so that digits inside them stay as they are. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;

/**
 * JSON whose numbers of more than 15 digits are given as text, digit by digit: a double would round them. Shorter ones
 * survive as numbers. @throws SyntaxError
 */
export const exactJson = (text: string, reviver?: Reviver): unknown => {
  try {
    return JSON.parse(text.replace(NUMBERS, '$1"$2"'), reviver) as unknown;
  } catch {
    return JSON.parse(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`)), reviver);
  }
};
