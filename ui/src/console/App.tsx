import type { ReactElement } from 'react';
import { Admin, CustomRoutes, Resource, type I18nProvider, type Store } from 'react-admin';
import { Route } from 'react-router';
import { dataProvider } from '../shared/api/data-provider.js';
import { ForgotPassword } from '../shared/sign-in/ForgotPassword.js';
import { ResetPassword } from '../shared/sign-in/ResetPassword.js';
import { darkTheme, lightTheme } from '../shared/theme/theme.js';
import { authProvider } from './auth.js';
import { Dashboard } from './dashboard/Dashboard.js';
import { EventsPage } from './events/EventsPage.js';
import { StreamPage } from './events/StreamPage.js';
import { ConsoleLayout } from './layout/ConsoleLayout.js';
import { ConsoleSignIn } from './layout/ConsoleSignIn.js';
import { OutboxPage } from './outbox/OutboxPage.js';
import { ProfilePage } from './profile/ProfilePage.js';
import { queryClient } from '../shared/api/query-client.js';
import { ReservationPlanCreate } from './plans/ReservationPlanCreate.js';
import { ReadModelsPage } from './read-models/ReadModelsPage.js';
import { resources } from './resources.js';

interface AppProps {
  readonly store: Store;
  readonly i18nProvider: I18nProvider;
}

/** The operator console: react-admin over the read models, named commands for everything that changes something. */
export const App = ({ store, i18nProvider }: AppProps): ReactElement => (
  <Admin
    dataProvider={dataProvider}
    authProvider={authProvider}
    i18nProvider={i18nProvider}
    queryClient={queryClient}
    store={store}
    theme={lightTheme}
    darkTheme={darkTheme}
    layout={ConsoleLayout}
    loginPage={ConsoleSignIn}
    dashboard={Dashboard}
    title="Skyledger"
    requireAuth
    disableTelemetry
  >
    {resources.map((resource) => (
      <Resource key={resource.name} {...resource} />
    ))}
    <CustomRoutes noLayout>
      <Route path="/forgot-password" element={<ForgotPassword />} />
      <Route path="/reset-password" element={<ResetPassword />} />
    </CustomRoutes>
    <CustomRoutes>
      <Route path="/events" element={<EventsPage />} />
      <Route path="/streams/:stream" element={<StreamPage />} />
      <Route path="/outbox" element={<OutboxPage />} />
      <Route path="/read-models" element={<ReadModelsPage />} />
      <Route path="/reservation-plan" element={<ReservationPlanCreate />} />
      <Route path="/profile" element={<ProfilePage />} />
    </CustomRoutes>
  </Admin>
);
