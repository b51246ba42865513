import type { Me } from './types.js';

/** Console and portal keep apart who is signed in, so that one browser may hold an operator and a customer. */
export type Panel = 'console' | 'portal';

interface Stored {
  readonly token: string;
  readonly expiresAt: string;
}

let panel: Panel = 'console';
let me: Me | null = null;
const listeners = new Set<() => void>();

const key = (): string => `skyledger.${panel}.session`;
const announce = (): void => listeners.forEach((listener) => listener());

const stored = (): Stored | null => {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? 'null') as Stored | null;
  } catch {
    return null;
  }
};

export const session = {
  use: (name: Panel): void => void (panel = name),
  token: (): string | null => stored()?.token ?? null,
  me: (): Me | null => me,
  open: (opened: Stored & { readonly me: Me }): void => {
    localStorage.setItem(key(), JSON.stringify({ token: opened.token, expiresAt: opened.expiresAt }));
    session.know(opened.me);
  },
  know: (known: Me | null): void => {
    me = known;
    announce();
  },
  close: (): void => {
    localStorage.removeItem(key());
    session.know(null);
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
