import { LinearProgress } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useRead } from '../../shared/api/hooks.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { Agreement } from '../../shared/pricing/ChargeSum.js';
import { Section } from './Section.js';

interface ExplainedProps<E> {
  /** Such as "/api/invoices/82c0…/explanation". */
  readonly path: string;
  readonly children: (explanation: E) => ReactNode;
}

/** How an amount came about, and whether it still comes out the same when it is calculated again. */
export const Explained = <E extends { readonly agrees: boolean }>({ path, children }: ExplainedProps<E>): ReactElement => {
  const t = useTranslate();
  const { data, error, refetch } = useRead<E>(path);
  return (
    <Section title={t('explain.title')} intro={t('explain.intro')}>
      {error && <ReadFailed error={error} retry={() => void refetch()} />}
      {!data && !error && <LinearProgress aria-label={t('ra.page.loading')} />}
      {data && (
        <>
          <Agreement explanation={data} />
          {children(data)}
        </>
      )}
    </Section>
  );
};
