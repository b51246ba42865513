import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type ChangeQuery = (edit: (query: URLSearchParams) => void) => void;

/** What stands behind "?" in a page's address: `#/path?query`. */
const queryOf = ({ hash }: Location): URLSearchParams => new URLSearchParams(hash.includes('?') ? hash.slice(hash.indexOf('?')) : '');

/**
 * The query of the address and how to change it, in place of the entry in the browser's history. A change starts from
 * the address itself, not from what the page has last shown: somebody who fills two fields quickly would lose the first.
 */
export const useAddressQuery = (): readonly [URLSearchParams, ChangeQuery] => {
  const [query, setQuery] = useSearchParams();
  const change = useCallback<ChangeQuery>(
    (edit) => {
      const next = queryOf(window.location);
      edit(next);
      setQuery(next, { replace: true });
    },
    [setQuery],
  );
  return [query, change];
};
