import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { localStorageStore } from 'react-admin';
import { session } from '../shared/api/session.js';
import { createI18n } from '../shared/i18n/provider.js';
import { App } from './App.js';

session.use('portal');
const store = localStorageStore('1', 'Portal');
const i18nProvider = await createI18n(store);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App store={store} i18nProvider={i18nProvider} />
  </StrictMode>,
);
