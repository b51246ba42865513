import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../api/hooks.js';
import type { Reservation } from '../api/types.js';
import { StatusChip } from '../components/StatusChip.js';
import { addDays, todayIn } from '../format/dates.js';
import { useDaysLeft } from '../format/use-days-left.js';
import { useFormat } from '../format/use-format.js';

/** For so long after its end a reservation is still listed on the page of its Azure subscription. */
export const SHOWN_AFTER_END = 30;

interface Wording {
  /** "P3Y" in words. */
  readonly term: (term: string) => string;
  readonly daysLeft: (end: string) => string;
  readonly isOver: (end: string) => boolean;
  /** Those that ended before it are not shown any more. */
  readonly shownSince: string;
}

const TERM = /^P(\d+)([DMY])$/;
const UNITS = { D: 'day', M: 'month', Y: 'year' } as const;

/** What is said of a reservation's dates, in the reseller's zone. */
export const useReservation = (): Wording => {
  const { reseller } = useMe();
  const { term } = useFormat();
  const left = useDaysLeft();
  const today = todayIn(reseller.timeZone);
  return {
    term: (text) => {
      const [, count, unit] = TERM.exec(text) ?? [];
      return count && unit ? term({ count: Number(count), unit: UNITS[unit as keyof typeof UNITS] }) : text;
    },
    daysLeft: left,
    isOver: (end) => end <= today,
    shownSince: addDays(today, -SHOWN_AFTER_END),
  };
};

/** Running or over, and what became of the Azure subscription that it was bought for. */
export const ReservationStatus = ({ reservation: { end, azureStatus } }: { readonly reservation: Reservation }): ReactElement => {
  const t = useTranslate();
  const { isOver } = useReservation();
  const over = isOver(end);
  return (
    <Box sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <StatusChip status={over ? 'Expired' : 'Active'} of="reservation" />
      {!over && azureStatus !== 'Active' && (
        <Typography variant="caption" color="warning.main">
          {t(`reservations.azure.${azureStatus}`)}
        </Typography>
      )}
    </Box>
  );
};
