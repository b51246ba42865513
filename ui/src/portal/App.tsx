import { CssBaseline } from '@mui/material';
import type { ReactElement } from 'react';
import { AdminContext, Notification, type I18nProvider, type Store } from 'react-admin';
import { dataProvider } from '../shared/api/data-provider.js';
import { queryClient } from '../shared/api/query-client.js';
import { darkTheme, lightTheme } from '../shared/theme/theme.js';
import { authProvider } from './auth.js';
import { PortalRoutes } from './PortalRoutes.js';

interface AppProps {
  readonly store: Store;
  readonly i18nProvider: I18nProvider;
}

/** The customer portal: the same providers as the console, pages of its own. */
export const App = ({ store, i18nProvider }: AppProps): ReactElement => (
  <AdminContext dataProvider={dataProvider} authProvider={authProvider} i18nProvider={i18nProvider} queryClient={queryClient} store={store} theme={lightTheme} darkTheme={darkTheme}>
    <CssBaseline enableColorScheme />
    <PortalRoutes />
    <Notification />
  </AdminContext>
);
