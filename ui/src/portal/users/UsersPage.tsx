import Group from '@mui/icons-material/GroupOutlined';
import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { AccountUser } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { UserCommands } from '../../shared/users/UserCommands.js';
import { CardList } from '../parts/CardList.js';
import { Page } from '../parts/Page.js';

const InviteButton = (): ReactElement | null => {
  const { account } = useMe();
  const { word } = useFormat();
  if (!account) return null;
  const choices = ['Admin', 'User'].map((value) => ({ value, label: word('level', value) }));
  return (
    <CommandButton
      name="invite-user"
      body={{ accountId: account.id }}
      about={{ name: account.name ?? account.number }}
      rehearse={false}
      button={{ variant: 'contained', size: 'large' }}
      fields={[
        { name: 'email', kind: 'email', required: true },
        { name: 'level', kind: 'choice', required: true, initial: 'User', choices },
      ]}
    />
  );
};

const UserCard = ({ user }: { readonly user: AccountUser }): ReactElement => {
  const t = useTranslate();
  const me = useMe();
  const { word } = useFormat();
  const own = user.userId === me.id;
  return (
    <Card data-testid="user-card">
      <CardContent sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', '&:last-child': { pb: 2 } }}>
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {user.name || user.email} {own && `(${t('portal.you')})`}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {user.email}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {word('level', user.level)}: {t(`users.levelNote.${user.level}`, { _: '' })}
          </Typography>
        </Box>
        <StatusChip status={user.status} />
        {!own && (
          <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
            <UserCommands user={user} button={{ variant: 'text', size: 'small' }} />
          </Box>
        )}
      </CardContent>
    </Card>
  );
};

export const UsersPage = (): ReactElement => {
  const t = useTranslate();
  return (
    <Page title={t('portal.menu.users')} intro={t('portal.users.intro')} actions={<InviteButton />}>
      <CardList<AccountUser>
        resource="users"
        sort={{ field: 'name', order: 'ASC' }}
        filter={{ status: ['Active', 'Inactive', 'Invited'] }}
        searchable
        item={(user) => <UserCard user={user} />}
        empty={
          <Card>
            <EmptyState icon={<Group />} title={t('portal.users.empty')} hint={t('portal.users.hint')} />
          </Card>
        }
      />
    </Page>
  );
};
