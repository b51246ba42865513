import type { ReactElement } from 'react';
import { Navigate, Outlet, Route, Routes } from 'react-router';
import { useMe } from '../shared/api/hooks.js';
import { ForgotPassword } from '../shared/sign-in/ForgotPassword.js';
import { ResetPassword } from '../shared/sign-in/ResetPassword.js';
import { SignIn } from '../shared/sign-in/SignIn.js';
import { AccountPage } from './account/AccountPage.js';
import { ProfilePage } from './account/ProfilePage.js';
import { BillingPage } from './billing/BillingPage.js';
import { ChargeList } from './billing/ChargeList.js';
import { ChargePage } from './billing/ChargePage.js';
import { InvoiceList } from './billing/InvoiceList.js';
import { InvoicePage } from './billing/InvoicePage.js';
import { LedgerPage } from './billing/LedgerPage.js';
import { OrderList } from './billing/OrderList.js';
import { OrderPage } from './billing/OrderPage.js';
import { PaymentList } from './billing/PaymentList.js';
import { PaymentPage } from './billing/PaymentPage.js';
import { ExportsPage } from './exports/ExportsPage.js';
import { PortalLayout } from './layout/PortalLayout.js';
import { SignedIn } from './layout/SignedIn.js';
import { OrderWizard } from './order/OrderWizard.js';
import { PlanChoice } from './order/PlanChoice.js';
import { RegisterPage } from './register/RegisterPage.js';
import { ServicesPage } from './services/ServicesPage.js';
import { SubscriptionList } from './subscriptions/SubscriptionList.js';
import { SubscriptionPage } from './subscriptions/SubscriptionPage.js';
import { UsersPage } from './users/UsersPage.js';

const Home = (): ReactElement => <Navigate to={useMe().home} replace />;

/** Owners and Admins manage subscriptions and money; a User has his services, and nothing else (CR-749). */
const ManagersOnly = (): ReactElement => (useMe().role === 'User' ? <Navigate to="/services" replace /> : <Outlet />);
const UsersOnly = (): ReactElement => (useMe().role === 'User' ? <Outlet /> : <Navigate to="/subscriptions" replace />);

const billing = (
  <Route path="billing" element={<BillingPage />}>
    <Route index element={<Navigate to="payments" replace />} />
    <Route path="payments" element={<PaymentList />} />
    <Route path="orders" element={<OrderList />} />
    <Route path="charges" element={<ChargeList />} />
    <Route path="invoices" element={<InvoiceList />} />
    <Route path="transactions" element={<LedgerPage />} />
  </Route>
);

export const PortalRoutes = (): ReactElement => (
  <Routes>
    <Route path="/login" element={<SignIn />} />
    <Route path="/forgot-password" element={<ForgotPassword />} />
    <Route path="/reset-password" element={<ResetPassword />} />
    <Route path="/register" element={<RegisterPage />} />
    <Route element={<SignedIn />}>
      <Route element={<PortalLayout />}>
        <Route index element={<Home />} />
        <Route element={<ManagersOnly />}>
          <Route path="subscriptions" element={<SubscriptionList />} />
          <Route path="subscriptions/:id/*" element={<SubscriptionPage />} />
          <Route path="order" element={<PlanChoice />} />
          <Route path="order/:planId" element={<OrderWizard />} />
          {billing}
          <Route path="billing/payments/:id" element={<PaymentPage />} />
          <Route path="billing/orders/:id" element={<OrderPage />} />
          <Route path="billing/charges/:id" element={<ChargePage />} />
          <Route path="billing/invoices/:id" element={<InvoicePage />} />
          <Route path="users" element={<UsersPage />} />
          <Route path="account" element={<AccountPage />} />
        </Route>
        <Route element={<UsersOnly />}>
          <Route path="services" element={<ServicesPage />} />
        </Route>
        <Route path="exports" element={<ExportsPage />} />
        <Route path="profile" element={<ProfilePage />} />
        <Route path="*" element={<Home />} />
      </Route>
    </Route>
  </Routes>
);
