import type { ReactElement, ReactNode } from 'react';
import { Pagination, ReferenceManyField, type SortPayload } from 'react-admin';

interface RelatedProps {
  readonly reference: string;
  readonly target: string;
  readonly sort: SortPayload;
  readonly filter?: Record<string, unknown>;
  readonly children: ReactNode;
}

/** Rows of another list that belong to the record, page by page. */
export const Related = ({ children, ...rest }: RelatedProps): ReactElement => (
  <ReferenceManyField {...rest} perPage={10} pagination={<Pagination rowsPerPageOptions={[10, 25, 50]} />} label={false}>
    {children}
  </ReferenceManyField>
);
