import { Alert, Box } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { ListWarning } from '../../shared/api/types.js';

/** What was noticed in the file, with the first rows and values. */
export const ListWarnings = ({ warnings }: { readonly warnings: readonly ListWarning[] }): ReactElement | null => {
  const t = useTranslate();
  if (warnings.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }} data-testid="price-list-warnings">
      {t('priceLists.warnings')}
      <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
        {warnings.map(({ code, count, rows, values }) => (
          <li key={code}>
            {t(`priceLists.warning.${code}`, { _: code, smart_count: count })}
            {values.length > 0 && `: ${values.join(', ')}`}
            {rows.length > 0 && ` (${t('priceLists.rows', { rows: rows.join(', '), smart_count: rows.length })}${rows.length < count ? ', …' : ''})`}
          </li>
        ))}
      </Box>
    </Alert>
  );
};
