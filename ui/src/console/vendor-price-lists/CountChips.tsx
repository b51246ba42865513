import { Box, Chip } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { MATCH_STATUSES, type MatchStatus, type VendorPriceList } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';

interface CountChipsProps {
  readonly counts: NonNullable<VendorPriceList['counts']>;
  readonly chosen: MatchStatus | null;
  readonly onChoose: (status: MatchStatus | null) => void;
}

/** How many offers of each kind; a click shows these alone, another one all of them again. */
export const CountChips = ({ counts, chosen, onChoose }: CountChipsProps): ReactElement => {
  const t = useTranslate();
  const { number } = useFormat();
  return (
    <Box role="group" aria-label={t('priceLists.filter')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3, mb: 1 }}>
      {MATCH_STATUSES.map((status) => (
        <Chip
          key={status}
          label={`${t(`priceLists.match.${status}`)} ${number(counts[status])}`}
          color={chosen === status ? 'primary' : 'default'}
          variant={chosen === status ? 'filled' : 'outlined'}
          aria-pressed={chosen === status}
          onClick={() => onChoose(chosen === status ? null : status)}
          data-testid={`match-${status}`}
        />
      ))}
    </Box>
  );
};
