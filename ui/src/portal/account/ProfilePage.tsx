import { Box, Card, CardContent } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { request } from '../../shared/api/http.js';
import { session } from '../../shared/api/session.js';
import type { Me } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { PasswordCard } from '../../shared/profile/PasswordCard.js';
import { TokensCard } from '../../shared/profile/TokensCard.js';
import { Page } from '../parts/Page.js';

const EditButton = (): ReactElement => {
  const { id: userId, name } = useMe();
  const learnAgain = async (): Promise<void> => session.know((await request<Me>('/api/me')).json);
  return (
    <CommandButton
      name="edit-user"
      body={{ userId }}
      about={{ name: name ?? '' }}
      rehearse={false}
      onDone={() => void learnAgain()}
      fields={[
        { name: 'firstName', kind: 'text' },
        { name: 'lastName', kind: 'text' },
        { name: 'phone', kind: 'text' },
      ]}
    />
  );
};

export const ProfilePage = (): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { name, email, role, account } = useMe();
  return (
    <Page title={t('profile.title')} actions={<EditButton />}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Card>
          <CardContent>
            <Facts
              columns={2}
              facts={[
                { label: t('data.name'), value: name },
                { label: t('data.email'), value: email },
                { label: t('data.accountId'), value: account?.name ?? account?.number },
                { label: t('data.level'), value: word('level', role), note: t(`users.levelNote.${role}`, { _: '' }) },
              ]}
            />
          </CardContent>
        </Card>
        <PasswordCard />
        {role !== 'User' && <TokensCard />}
      </Box>
    </Page>
  );
};
