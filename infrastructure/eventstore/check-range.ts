/** Positions, revisions and limits that no engine should be asked for: a mistake of the caller. @throws RangeError */
export const checkRange = ({ from = 0, limit = 1 }: { readonly from?: number; readonly limit?: number }): void => {
  if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`cannot read from ${from}`);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`cannot read ${limit} events`);
};
