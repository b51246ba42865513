import { Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useLocaleState, useTranslate } from 'react-admin';
import type { ExplanationNode, ResellerCharge, ResellerExplanation } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { ExplanationTree } from '../../shared/explanation/ExplanationTree.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Explained } from '../parts/Explained.js';

/** Its lines, and the events that it comes from, as a tree. */
const treeOf = ({ lines, events, sentence }: ResellerExplanation, amount: string): ExplanationNode => ({
  label: 'Charge',
  value: amount,
  note: sentence,
  children: [...lines.slice(0, -1), { label: 'Events', value: String(events.length), children: events.map(({ stream, revision, type }) => ({ label: type, value: '', note: `${stream}, event ${revision}` })) }],
});

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
  const { money } = useFormat();
  const [locale] = useLocaleState();
  return (
    <Explained<ResellerExplanation> path={`/api/reseller-charges/${charge.id}/explanation`}>
      {(explanation) => (
        <Box sx={{ mt: 2 }}>
          {locale === 'en' && <Typography sx={{ mb: 1 }}>{explanation.formula}</Typography>}
          <ExplanationTree node={treeOf(explanation, money(explanation.amount, charge.currency))} />
          <Chain chain={explanation.chain} />
        </Box>
      )}
    </Explained>
  );
};
