/**
 * Environment of a server process whose clock stands at an instant when it starts, and runs on from there: a month passes
 * by a restart, and a test means the same on every day. Threads of the process follow it.
 */
export const atTime = (instant: string): NodeJS.ProcessEnv => {
  const shifted = `{ const Real = Date, ahead = ${Date.parse(instant)} - Real.now();
    globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); } static now() { return Real.now() + ahead; } }; }`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(shifted)}` };
};
