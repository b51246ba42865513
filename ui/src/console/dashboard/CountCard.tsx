import { Card, CardActionArea, CardContent, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetList } from 'react-admin';
import { useFormat } from '../../shared/format/use-format.js';

interface CountCardProps {
  readonly title: string;
  readonly explain: string;
  /** In place of the explanation when there is nothing. */
  readonly none: string;
  readonly resource: string;
  readonly filter: object;
  readonly tone: 'warning' | 'error' | 'info';
}

/** How many there are, in plain words, with the list one click away. */
export const CountCard = ({ title, explain, none, resource, filter, tone }: CountCardProps): ReactElement => {
  const { number } = useFormat();
  const { total, isPending } = useGetList(resource, { filter, pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' } });
  const href = `/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: JSON.stringify(Object.fromEntries(Object.keys(filter).map((key) => [key, true]))) }).toString()}`;
  return (
    <Card>
      <CardActionArea component={Link} to={href} sx={{ height: '100%', '&&': { textDecoration: 'none' } }}>
        <CardContent>
          <Typography variant="body2" color="textSecondary" sx={{ fontWeight: 600 }}>
            {title}
          </Typography>
          <Typography component="p" sx={{ fontSize: '2.25rem', fontWeight: 700, lineHeight: 1.2, my: 0.5, color: total ? `${tone}.main` : 'text.primary' }}>
            {isPending ? <Skeleton width={48} /> : number(total ?? 0)}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {total === 0 ? none : explain}
          </Typography>
        </CardContent>
      </CardActionArea>
    </Card>
  );
};
