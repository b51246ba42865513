import { Typography, type TypographyProps } from '@mui/material';
import type { ReactElement } from 'react';
import type { Explanation } from '../api/types.js';
import { useFormat } from '../format/use-format.js';
import { usePhrases } from './use-phrases.js';

/** "10 × 5.00 a month for 12 of 31 days, from … to …: 19.35", in the reader's language. */
export const ExplanationSentence = ({ explanation, ...typography }: TypographyProps & { readonly explanation: Pick<Explanation, 'sentence' | 'phrases' | 'amount' | 'currency'> }): ReactElement => {
  const { sentence } = usePhrases();
  const { money } = useFormat();
  const { phrases, amount, currency } = explanation;
  const told = sentence(phrases, '');
  return <Typography {...typography}>{told === '' ? explanation.sentence : `${told}: ${money(amount, currency)}`}</Typography>;
};
