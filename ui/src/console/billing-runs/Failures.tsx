import { Alert, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountRef, OrderRef, PaymentRef, PlanRef, SubscriptionRef } from '../parts/references.js';
import { Section } from '../parts/Section.js';
import { failedIn, type BillingRun, type RunFailure } from './billing-run.js';

/** What the id in a failure is of. */
const REFERENCES: Readonly<Record<string, typeof AccountRef>> = {
  ledgersClosed: AccountRef, invoicesIssued: AccountRef, guaranteesRevoked: AccountRef, creditHoldsChanged: AccountRef,
  paymentsExpired: PaymentRef, renewalsStarted: OrderRef, ordersExpired: OrderRef, netCostsBegun: PlanRef,
};

const Entity = ({ step, entity }: Pick<RunFailure, 'step' | 'entity'>): ReactElement => {
  const Reference = REFERENCES[step] ?? SubscriptionRef;
  return <Reference source="entity" record={{ id: entity, entity }} />;
};

const StepFailures = ({ run, step, failures }: { readonly run: BillingRun; readonly step: string; readonly failures: readonly RunFailure[] }): ReactElement => {
  const t = useTranslate();
  const { date } = useFormat();
  const title = t(`billingRuns.count.${step}`, { _: step });
  return (
    <>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', mt: 2 }}>
        <Typography variant="subtitle2">{title}</Typography>
        {run.status !== 'Running' && <CommandButton name="retry-billing-step" body={{ date: run.date, step }} about={{ step: title, date: date(run.date) }} rehearse={false} button={{ size: 'small' }} />}
      </Stack>
      <TableContainer>
        <Table size="small">
          <TableHead>
            <TableRow>
              {['entity', 'detail'].map((column) => (
                <TableCell key={column}>{t(`data.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {failures.map(({ entity, detail }) => (
              <TableRow key={entity}>
                <TableCell>
                  <Entity step={step} entity={entity} />
                </TableCell>
                <TableCell>{detail}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
};

/** What failed, by step, each with its retry. */
export const Failures = ({ run }: { readonly run: BillingRun }): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  if (run.failures.length === 0) return null;
  return (
    <Section title={t('data.failures')}>
      {run.failureCount > run.failures.length && <Alert severity="info">{t('billingRuns.showing', { shown: number(run.failures.length), total: number(run.failureCount) })}</Alert>}
      {failedIn(run).map(([step, failures]) => (
        <StepFailures key={step} run={run} step={step} failures={failures} />
      ))}
    </Section>
  );
};
