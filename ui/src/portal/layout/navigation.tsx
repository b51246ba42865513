import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Apps from '@mui/icons-material/AppsOutlined';
import Business from '@mui/icons-material/BusinessOutlined';
import Cloud from '@mui/icons-material/CloudOutlined';
import Group from '@mui/icons-material/GroupOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import type { ReactElement } from 'react';
import { useMe } from '../../shared/api/hooks.js';

export interface Destination {
  readonly to: string;
  /** Key of its name. */
  readonly label: string;
  readonly icon: ReactElement;
}

const managers: readonly Destination[] = [
  { to: '/subscriptions', label: 'portal.menu.subscriptions', icon: <Cloud /> },
  { to: '/billing', label: 'portal.menu.billing', icon: <ReceiptLong /> },
  { to: '/users', label: 'portal.menu.users', icon: <Group /> },
  { to: '/account', label: 'portal.menu.account', icon: <Business /> },
];

const users: readonly Destination[] = [
  { to: '/services', label: 'portal.menu.services', icon: <Apps /> },
  { to: '/profile', label: 'portal.menu.profile', icon: <AccountCircle /> },
];

/** By the level in the current account. */
export const useDestinations = (): readonly Destination[] => (useMe().role === 'User' ? users : managers);
