import { isName } from './serialise.js';

/** Positions, revisions and limits that no engine should be asked for: a mistake of the caller. @throws RangeError */
export const checkRange = ({ from = 0, limit = 1 }: { readonly from?: number; readonly limit?: number }): void => {
  if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`cannot read from ${from}`);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`cannot read ${limit} events`);
};

/** @throws RangeError */
export const checkCheckpoint = (name: string, position = 0): void => {
  if (!isName(name)) throw new RangeError(`"${name}" is no name for a checkpoint`);
  if (!Number.isSafeInteger(position) || position < 0) throw new RangeError(`${position} is no position`);
};
