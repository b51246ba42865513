import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, IconButton, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { ExplanationNode } from '../api/types.js';
import { usePhrases } from './use-phrases.js';

/** One level; what it comes from opens below it. */
const Node = ({ node, depth, open: initially, title }: { readonly node: ExplanationNode; readonly depth: number; readonly open: boolean; readonly title?: string }): ReactElement => {
  const t = useTranslate();
  const phrases = usePhrases();
  const [open, setOpen] = useState(initially);
  const { children = [] } = node;
  const note = phrases.note(node);
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
              {title ?? phrases.label(node)}
            </Typography>
            <Typography component="span" sx={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere', fontWeight: depth === 0 ? 650 : 400 }}>
              {phrases.value(node)}
            </Typography>
          </Box>
          {note !== '' && (
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

/** An amount down to prices, days, discounts and source events, level by level; the first may have a name of its own. */
export const ExplanationTree = ({ node, open = true, title }: { readonly node: ExplanationNode; readonly open?: boolean; readonly title?: string }): ReactElement => (
  <Box component="ul" data-testid="explanation-tree" sx={{ m: 0, p: 0, maxWidth: 760 }}>
    <Node node={node} depth={0} open={open} {...(title !== undefined && { title })} />
  </Box>
);
