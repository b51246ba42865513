import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import type { RaRecord } from 'react-admin';
import { AccountRef } from './references.js';
import { ResellerName } from './ResellerName.js';
import { useForeign } from './use-foreign.js';

/** Of which account a row is, and of which reseller where that is another one. A line of its own; it leads nowhere, since the row does. */
export const Whose = ({ record }: { readonly record: RaRecord }): ReactElement | null => {
  const foreign = useForeign();
  const account = !!record['accountId'] && record['accountId'] !== record.id;
  const reseller = foreign(record) && record['resellerId'] !== record.id;
  if (!account && !reseller) return null;
  return (
    <Box component="span" sx={{ display: 'block' }}>
      {account && <AccountRef record={record} link={false} />}
      {reseller && <ResellerName dot={account} id={String(record['resellerId'])} />}
    </Box>
  );
};
