const KEY = 'skyledger.position';

/**
 * Read your writes: the position of the last command that this tab sent. Later reads wait on the server until their view
 * has reached it.
 */
export const lastPosition = {
  get: (): string | null => sessionStorage.getItem(KEY),
  seen: (position: string | null): void => {
    if (position && Number(position) > Number(lastPosition.get() ?? 0)) sessionStorage.setItem(KEY, position);
  },
  forget: (): void => sessionStorage.removeItem(KEY),
};
