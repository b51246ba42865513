import { Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import type { ResellerCharge, ResellerExplanation } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { ExplanationTree } from '../../shared/explanation/ExplanationTree.js';
import { Explained } from '../parts/Explained.js';

/** From the level below down to the customer's charge, as far as one may see it. */
const Chain = ({ chain }: Pick<ResellerExplanation, 'chain'>): ReactElement | null => {
  const t = useTranslate();
  if (chain.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="subtitle2">{t('resellerCharges.chain')}</Typography>
      <Box component="ol" sx={{ pl: 2.5, my: 0.5 }}>
        {chain.map(({ kind, id, record }) => (
          <li key={id}>
            <MuiLink component={Link} to={`/${kind === 'account_charge' ? 'charges' : 'reseller-charges'}/${id}/show`}>
              {t(`resellerCharges.link.${kind}`)}
            </MuiLink>{' '}
            <Money minor={record.net ?? record.amount} currency={record.currency} />
          </li>
        ))}
      </Box>
    </Box>
  );
};

export const ChainExplanation = ({ charge }: { readonly charge: ResellerCharge }): ReactElement => {
  return (
    <Explained<ResellerExplanation> path={`/api/reseller-charges/${charge.id}/explanation`}>
      {(explanation) => (
        <Box sx={{ mt: 2 }}>
          <Typography sx={{ mb: 1 }}>{explanation.formula}</Typography>
          <ExplanationTree node={explanation.tree} />
          <Chain chain={explanation.chain} />
        </Box>
      )}
    </Explained>
  );
};
