import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, IconButton, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { ExplanationNode } from '../api/types.js';

/** The API's labels in the reader's language; its notes are English sentences, shown to those who read English. */
const useLabels = (): { readonly labelOf: (label: string) => string; readonly notes: boolean } => {
  const t = useTranslate();
  const [locale] = useLocaleState();
  const labelOf = (label: string): string => {
    const [, percentage] = /^Discount ([\d.]+ %)$/.exec(label) ?? [];
    return percentage ? `${t('data.discount')} ${percentage}` : t(`explain.label.${label}`, { _: label });
  };
  return { labelOf, notes: locale === 'en' };
};

/** One level; what it comes from opens below it. */
const Node = ({ node, depth, open: initially }: { readonly node: ExplanationNode; readonly depth: number; readonly open: boolean }): ReactElement => {
  const t = useTranslate();
  const { labelOf, notes } = useLabels();
  const [open, setOpen] = useState(initially);
  const { label, value, note, children = [] } = node;
  return (
    <Box component="li" sx={{ listStyle: 'none' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', py: 0.5 }}>
        {children.length > 0 ? (
          <IconButton size="small" onClick={() => setOpen(!open)} aria-expanded={open} aria-label={t(open ? 'common.less' : 'common.details')} sx={{ p: 0.25 }}>
            <ExpandMore fontSize="small" sx={{ transform: open ? 'none' : 'rotate(-90deg)', transition: 'transform 120ms' }} />
          </IconButton>
        ) : (
          <Box aria-hidden sx={{ width: 24, flexShrink: 0 }} />
        )}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', flexWrap: 'wrap' }}>
            <Typography component="span" sx={{ fontWeight: depth === 0 ? 650 : 400 }}>
              {labelOf(label)}
            </Typography>
            <Typography component="span" sx={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere', fontWeight: depth === 0 ? 650 : 400 }}>
              {value}
            </Typography>
          </Box>
          {notes && note && (
            <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
              {note}
            </Typography>
          )}
        </Box>
      </Box>
      {open && children.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 1.5, ml: 1.5, borderLeft: 1, borderColor: 'divider' }}>
          {children.map((child, index) => (
            <Node key={index} node={child} depth={depth + 1} open={false} />
          ))}
        </Box>
      )}
    </Box>
  );
};

/** An amount down to prices, days, discounts and source events, level by level. */
export const ExplanationTree = ({ node, open = true }: { readonly node: ExplanationNode; readonly open?: boolean }): ReactElement => (
  <Box component="ul" data-testid="explanation-tree" sx={{ m: 0, p: 0, maxWidth: 760 }}>
    <Node node={node} depth={0} open={open} />
  </Box>
);
