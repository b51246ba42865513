import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';
import { factsOf, type EventFact } from './facts-of.js';

export interface Described {
  /** What happened, in a sentence. */
  readonly sentence: string;
  /** What the event says, value by value. */
  readonly facts: readonly (EventFact & { readonly label: string })[];
}

interface Happening {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const spaced = (type: string): string => type.replaceAll(/([a-z])([A-Z])/g, '$1 $2');
/** Ids that say nothing to people, and what belongs to the machinery. */
const QUIET = new Set(['secretHash', 'sealedSecret', 'path', 'billingTypeVersion']);

/** Events in the words of the reader. `currency` formats amounts of events that do not name theirs. */
export const useDescribe = (): ((event: Happening, currency?: string) => Described) => {
  const t = useTranslate();
  const format = useFormat();
  return useCallback(
    ({ type, data }, currency) => {
      const facts = factsOf(data, format, ...(currency ? [currency] : []));
      const values = Object.fromEntries(facts.map(({ path, text }) => [path, text]));
      return {
        sentence: t(`events.${type}`, { _: spaced(type), ...values }),
        facts: facts.filter(({ key }) => !QUIET.has(key)).map((fact) => ({ ...fact, label: t(`data.${fact.key}`, { _: fact.key }) })),
      };
    },
    [t, format],
  );
};
