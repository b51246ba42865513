import type { Me } from './types.js';

/** Console and portal keep apart who is signed in, so that one browser may hold an operator and a customer. */
export type Panel = 'console' | 'portal';

interface Stored {
  readonly token: string;
  readonly expiresAt: string;
}

let panel: Panel = 'console';
/** Who is signed in, and by which token that is known. It outlives the session, for pages that are still on their way out. */
let known: { readonly me: Me; readonly token: string | null } | null = null;
const listeners = new Set<() => void>();

const key = (): string => `skyledger.${panel}.session`;

const stored = (): Stored | null => {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? 'null') as Stored | null;
  } catch {
    return null;
  }
};

export const session = {
  use: (name: Panel): void => {
    panel = name;
    // Somebody else signed in, or out, in another window: nothing on this page is right any more.
    window.addEventListener('storage', (event) => event.key === key() && window.location.reload());
  },
  token: (): string | null => stored()?.token ?? null,
  me: (): Me | null => known?.me ?? null,
  /** Null: not asked yet by the present token. */
  current: (): Me | null => (known && known.token === session.token() ? known.me : null),
  open: (opened: Stored & { readonly me: Me }): void => {
    localStorage.setItem(key(), JSON.stringify({ token: opened.token, expiresAt: opened.expiresAt }));
    session.know(opened.me);
  },
  know: (me: Me): void => {
    known = { me, token: session.token() };
    listeners.forEach((listener) => listener());
  },
  close: (): void => localStorage.removeItem(key()),
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
