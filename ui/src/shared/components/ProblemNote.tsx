import { Alert, Box, Button, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { ProblemBody } from '../api/http.js';
import { problemOf } from '../api/hooks.js';
import { Facts } from './Facts.js';
import { Money } from './Money.js';
import { useProblemWords } from './use-problem-words.js';

interface Shortage {
  readonly total: number;
  readonly available: number;
  readonly blocked: number;
  readonly allowance: number;
  readonly shortfall: number;
  readonly currency: string;
}

/** What is missing to pay from the balance, as a sum (CR-827). */
const ShortageFacts = ({ total, available, blocked, allowance, shortfall, currency }: Shortage): ReactElement => {
  const t = useTranslate();
  const money = (minor: number): ReactNode => <Money minor={minor} currency={currency} />;
  return (
    <Box sx={{ mt: 1 }}>
      <Facts
        columns={2}
        facts={[
          { label: t('balance.needed'), value: money(total) },
          { label: t('balance.available'), value: money(available) },
          blocked !== 0 && { label: t('balance.blocked'), value: money(blocked), note: t('balance.blockedNote') },
          allowance !== 0 && { label: t('balance.allowance'), value: money(allowance) },
          { label: t('balance.shortfall'), value: <strong>{money(shortfall)}</strong> },
        ]}
      />
    </Box>
  );
};

/** A refusal: what happened, which fields, what to do; the trace id finds it in the logs. */
export const ProblemNote = ({ problem, fieldsShown = [], action }: { readonly problem: ProblemBody; readonly fieldsShown?: readonly string[]; readonly action?: ReactNode }): ReactElement => {
  const t = useTranslate();
  const { text, field, nameOf } = useProblemWords();
  const others = (problem.errors ?? []).filter(({ pointer, code }) => !fieldsShown.includes(pointer) && code !== problem.code);
  const elsewhere = [...new Set(others.map((error) => [nameOf(error.pointer), field(error, problem)].filter(Boolean).join(': ')))];
  return (
    <Alert severity="error" action={action} data-testid="problem">
      <Typography variant="body2">{text(problem)}</Typography>
      {problem.code === 'insufficient_balance' && problem.meta && <ShortageFacts {...(problem.meta as unknown as Shortage)} />}
      {elsewhere.length > 0 && (
        <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
          {elsewhere.map((said) => (
            <li key={said}>{said}</li>
          ))}
        </Box>
      )}
      {problem.traceId && (
        <Typography variant="caption" sx={{ opacity: 0.75, overflowWrap: 'anywhere' }}>
          {t('errors.trace', { id: problem.traceId })}
        </Typography>
      )}
    </Alert>
  );
};

/** Reading failed: what happened, and a way to try again. */
export const ReadFailed = ({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactElement => {
  const t = useTranslate();
  return (
    <ProblemNote
      problem={problemOf(error)}
      action={
        retry && (
          <Button color="inherit" onClick={retry}>
            {t('common.tryAgain')}
          </Button>
        )
      }
    />
  );
};
