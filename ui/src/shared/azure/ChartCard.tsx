import BarChartIcon from '@mui/icons-material/BarChartOutlined';
import TableIcon from '@mui/icons-material/TableChartOutlined';
import { Box, Button, Card, CardContent, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly [label: string, ...values: string[]])[];
}

interface ChartCardProps {
  readonly title: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

const Figures = ({ title, table }: Pick<ChartCardProps, 'title' | 'table'>): ReactElement => (
  <TableContainer sx={{ maxHeight: 420 }}>
    <Table size="small" stickyHeader aria-label={title}>
      <TableHead>
        <TableRow>
          {table.head.map((name, place) => (
            <TableCell key={name} align={place === 0 ? 'left' : 'right'}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {table.rows.map(([label, ...values]) => (
          <TableRow key={label}>
            <TableCell component="th" scope="row">
              {label}
            </TableCell>
            {values.map((value, place) => (
              <TableCell key={place} align="right">
                {value}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);

/** A chart, and the same figures as a table for who cannot or does not want to see it. */
export const ChartCard = ({ title, table, children }: ChartCardProps): ReactElement => {
  const t = useTranslate();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <Card component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <CardContent>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'center', mb: 1 }}>
          <Typography id={id} variant="h3" component="h2">
            {title}
          </Typography>
          <Button size="small" startIcon={asTable ? <BarChartIcon /> : <TableIcon />} onClick={() => setAsTable(!asTable)} aria-pressed={asTable} sx={{ flexShrink: 0 }}>
            {t(asTable ? 'azure.asChart' : 'azure.asTable')}
          </Button>
        </Box>
        {asTable ? (
          <Figures title={title} table={table} />
        ) : (
          <Box role="img" aria-label={t('azure.chartOf', { title })} data-testid="usage-chart">
            {children}
          </Box>
        )}
      </CardContent>
    </Card>
  );
};
