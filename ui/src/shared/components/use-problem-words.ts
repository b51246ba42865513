import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { UNREACHABLE, type FieldError, type ProblemBody } from '../api/http.js';
import { useFormat } from '../format/use-format.js';

export interface ProblemWords {
  /** A refusal in the reader's language where its code is known there and its figures came with it, else as the API says it. */
  readonly text: (problem: ProblemBody) => string;
  /** What is wrong with one field of it. */
  readonly field: (error: FieldError, problem: ProblemBody) => string;
  /** What the field at a pointer is called: "/lines/2/quantity" is the quantity. */
  readonly nameOf: (pointer: string) => string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A figure that did not come leaves its place open. */
const isWhole = (text: string): boolean => text !== '' && !text.includes('%{');

/** How the pages say what the API refuses. */
export const useProblemWords = (): ProblemWords => {
  const t = useTranslate();
  const { date, word } = useFormat();
  return useMemo(() => {
    const figure = (key: string, value: unknown): unknown => (typeof value !== 'string' ? value : DATE.test(value) ? date(value) : key === 'status' ? word('status', value) : value);
    const said = (key: string, figures: Readonly<Record<string, unknown>> = {}): string | null => {
      const text = t(key, { ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, figure(name, value)])), _: '' });
      return isWhole(text) ? text : null;
    };
    const text = ({ code, detail, meta }: ProblemBody): string => (code === UNREACHABLE ? t('errors.unreachable') : (said(`problems.${code}`, meta) ?? detail));
    return {
      text,
      field: (error, problem) => (error.code === problem.code ? text(problem) : (said(`fieldProblems.${error.code}`, error.params) ?? error.detail)),
      nameOf: (pointer) => {
        const name = pointer.split('/').findLast((part) => !/^\d*$/.test(part));
        return name === undefined ? '' : t(`data.${name}`, { _: name });
      },
    };
  }, [t, date, word]);
};
