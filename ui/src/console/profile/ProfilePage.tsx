import { Box, Card, CardContent } from '@mui/material';
import type { ReactElement } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { PasswordCard } from '../../shared/profile/PasswordCard.js';
import { TokensCard } from '../../shared/profile/TokensCard.js';

export const ProfilePage = (): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { name, email, role, reseller } = useMe();
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2, maxWidth: 900 }}>
      <Title title={t('profile.title')} />
      <Card>
        <CardContent>
          <Facts
            columns={2}
            facts={[
              { label: t('data.name'), value: name },
              { label: t('data.email'), value: email },
              { label: t('data.role'), value: word('role', role), note: t('profile.roleNote') },
              { label: t('data.resellerId'), value: reseller.name },
            ]}
          />
        </CardContent>
      </Card>
      <PasswordCard />
      <TokensCard />
    </Box>
  );
};
