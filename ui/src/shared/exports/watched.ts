import { useSyncExternalStore } from 'react';

const KEY = 'skyledger.exports';

/** Exports that this tab has asked for and not told the end of yet: they go on while somebody looks at other pages. */
let ids: readonly string[] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly string[];
const listeners = new Set<() => void>();

const change = (next: readonly string[]): void => {
  ids = next;
  sessionStorage.setItem(KEY, JSON.stringify(ids));
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const watched = {
  add: (id: string): void => change([...ids.filter((each) => each !== id), id]),
  remove: (id: string): void => change(ids.filter((each) => each !== id)),
};

export const useWatched = (): readonly string[] => useSyncExternalStore(subscribe, () => ids);
