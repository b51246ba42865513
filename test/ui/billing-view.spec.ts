import { beforeAll, describe, expect, it } from '@jest/globals';
import { BILLING_RULES } from '../../domain/shared/billing-rules.js';
import { pageModule } from './pages.js';

interface Rules {
  readonly increase: boolean;
  readonly reduce: string;
  readonly renews: boolean;
  readonly switches: boolean;
  readonly ends: boolean;
}
interface RulesModule {
  readonly CUSTOMER_RULES: Readonly<Record<string, Rules>>;
  readonly possibilities: (subscription: object, today: string) => { readonly [name: string]: unknown; readonly reasons: readonly { key: string; date?: string }[] };
}
interface ViewModule {
  readonly billingView: (subscription: object, circumstances: object) => { cost: unknown; upcoming: unknown; debt: unknown; deadline: unknown; hints: readonly string[]; renewed: unknown };
}

const licences = { resourceKey: 'licences', included: 0, quantity: 10, unitFee: 500 };
const subscription = {
  status: 'Active', billingType: 'csp_monthly', billingDay: 1, paymentModel: 'prepay', trial: false, monthlyFee: 5000, resources: [licences], expirationDate: '2027-08-20', graceUntil: null, deleteOn: null, stopReason: null,
  blockReason: null, chargesClosed: false, creditLimit: null, autoRenew: { on: false, periodId: null }, autoRenewLocked: false, segments: [], terms: { term: { count: 1, unit: 'year' }, planFee: 0, manualRenewPoint: 30 },
};
const today = '2026-08-20';
const charge = (changes: object): object => ({ fee: 'recurring', status: 'Blocked', model: 'prepay', net: 1935, period: { from: '2026-08-20', to: '2026-09-01' }, dueOn: '2026-09-01', discount: null, ...changes });

describe('what a subscription says of cost and dates (CR-641)', () => {
  let view: ViewModule['billingView'];
  beforeAll(async () => {
    view = (await pageModule<ViewModule>('portal/subscriptions/billing-view.ts')).billingView;
  });
  const of = (changes: object, charges: readonly object[] = [], around: object = {}): ReturnType<ViewModule['billingView']> => view({ ...subscription, ...changes }, { today, charges, renewal: null, accountLimit: null, ...around });

  it('monthly: what it costs a month, and the next charge', () => {
    expect(of({})).toMatchObject({ cost: { kind: 'monthly', amount: 5000 }, upcoming: { kind: 'nextCharge', date: '2026-09-01', amount: 5000 }, deadline: { kind: 'expires', date: '2027-08-20', urgency: 'calm' } });
  });

  it('amounts are less the discount that the last month had', () => {
    expect(of({}, [charge({ discount: { percentage: '12.5' } })])).toMatchObject({ cost: { amount: 4375 } });
  });

  it('no charge is announced for a day on which it has ended, and no whole month when it ends within', () => {
    expect(of({ expirationDate: '2026-08-28' })).toMatchObject({ upcoming: null, deadline: { urgency: 'attention', daysLeft: 8 } });
    expect(of({ expirationDate: '2026-09-10' })).toMatchObject({ upcoming: { kind: 'lastCharge' } });
    expect(of({ expirationDate: null })).toMatchObject({ upcoming: { kind: 'nextCharge' }, deadline: null });
  });

  it('what is deleted says so, and names no money to come', () => {
    expect(of({ status: 'Deleted' })).toMatchObject({ cost: null, upcoming: null, deadline: null, hints: ['deleted'] });
  });

  it('reservation: the next write-off, and what is set aside in all', () => {
    const charges = [charge({ net: 1200 }), charge({ net: 3100, period: { from: '2026-09-01', to: '2026-10-01' }, dueOn: '2026-10-01' })];
    expect(of({ billingType: 'reservation' }, charges)).toMatchObject({ cost: { kind: 'monthly' }, upcoming: { kind: 'writeOff', date: '2026-09-01', amount: 1200, held: 4300 } });
  });

  it('annual: the whole term, and no write-off once all is written off', () => {
    expect(of({ billingType: 'csp_annual' }, [charge({})])).toMatchObject({ cost: { kind: 'term', amount: 60_000 }, upcoming: { kind: 'writeOff', amount: 1935 } });
    expect(of({ billingType: 'csp_annual', chargesClosed: true }, [charge({ status: 'Closed' })])).toMatchObject({ upcoming: null, hints: ['paidUp'] });
  });

  it('whole months: free until the billing day, then what this month costs and the next', () => {
    expect(of({ billingType: 'pay_in_full' })).toMatchObject({ cost: { kind: 'monthly', amount: 5000 }, upcoming: { kind: 'free', date: '2026-09-01', amount: 5000 } });
    expect(of({ billingType: 'license_based_monthly', autoRenew: { on: true } }, [charge({ net: 7500 })])).toMatchObject({ cost: { kind: 'thisMonth', amount: 7500 }, upcoming: { kind: 'month', amount: 5000 }, deadline: { kind: 'renews' } });
  });

  it('pay as you go: what was used so far, written off on the billing day, without an end', () => {
    expect(of({ billingType: 'payg_external', expirationDate: null, resources: [] }, [charge({ fee: 'consumption', net: 795 })])).toMatchObject({ cost: { kind: 'used', amount: 795 }, upcoming: { kind: 'used', date: '2026-09-01' }, deadline: null, hints: ['endless'] });
  });

  it('Azure reservation: one price, nothing to come, the end of the reservation', () => {
    const once = charge({ fee: 'setup', status: 'Closed', net: 90_000, period: { from: '2026-08-20', to: '2027-08-20' } });
    expect(of({ billingType: 'azure_ri' }, [once])).toMatchObject({ cost: { kind: 'once', amount: 90_000 }, upcoming: null, deadline: { kind: 'reservation' } });
  });

  it('postpaid: what is owed against the limit, and the invoice that it goes on', () => {
    const owed = [charge({ model: 'postpay' }), charge({ model: 'postpay', status: 'Closed', net: 999 })];
    expect(of({ paymentModel: 'postpay' }, owed, { accountLimit: 10_000 })).toMatchObject({ debt: { amount: 1935, limit: 10_000 }, upcoming: { kind: 'invoice', date: '2026-09-01', amount: 1935 } });
    expect(of({ paymentModel: 'postpay', creditLimit: 1000 }, owed, { accountLimit: 10_000 })).toMatchObject({ debt: { limit: 1000 }, hints: ['overLimit'] });
    expect(of({ paymentModel: 'postpay', status: 'Blocked', blockReason: 'payment_expired' }, owed)).toMatchObject({ debt: { limit: null }, hints: ['blockedUnpaid'] });
  });

  it('a trial is free until it ends', () => {
    expect(of({ trial: true, expirationDate: '2026-08-27' })).toMatchObject({ cost: { kind: 'free' }, upcoming: null, deadline: { kind: 'trial', urgency: 'urgent' }, hints: ['trial'] });
  });

  it('in grace it says when it stops, stopped when it is deleted and how to go on, under way nothing but that', () => {
    expect(of({ status: 'Graced', graceUntil: '2026-08-25' })).toMatchObject({ deadline: { kind: 'stops', date: '2026-08-25' }, hints: ['graced'] });
    expect(of({ status: 'Stopped', deleteOn: '2026-09-03', stopReason: 'insufficient_balance' })).toMatchObject({ cost: null, deadline: { kind: 'deleted' }, hints: ['stoppedShort'] });
    expect(of({ status: 'Waiting for manual approve' })).toMatchObject({ cost: { kind: 'monthly' }, deadline: { kind: 'expires' }, hints: ['approval'] });
    expect(of({ status: 'Updating' })).toMatchObject({ cost: null, upcoming: null, deadline: null, hints: ['transitional'] });
  });

  it('says that it was renewed, or that its renewal waits for money', () => {
    expect(of({ segments: [{ start: '2027-08-20' }] })).toMatchObject({ renewed: { on: '2027-08-20', paid: true } });
    expect(of({}, [], { renewal: { id: 'o', status: 'Waiting for payment', provisioningDate: '2027-08-20', placedOn: today } })).toMatchObject({ renewed: { orderId: 'o', paid: false } });
  });
});

describe('what a customer may do with a subscription', () => {
  let rules: RulesModule;
  beforeAll(async () => {
    rules = await pageModule<RulesModule>('portal/subscriptions/rules.ts');
  });
  const may = (changes: object): ReturnType<RulesModule['possibilities']> => rules.possibilities({ ...subscription, ...changes }, today);

  it('is what the rules of the billing types allow', () => {
    const wanted = Object.entries(BILLING_RULES).map(([key, { increase, reduce, renewal, switchPlan, endedBy }]) => [key, { increase: increase !== 'never', reduce, renews: renewal !== 'never', switches: switchPlan !== 'never', ends: endedBy === 'anyone' }]);
    expect(rules.CUSTOMER_RULES).toEqual(Object.fromEntries(wanted));
  });

  it('a running one is changed and ended; it is renewed from its renew point on', () => {
    expect(may({})).toMatchObject({ change: true, stop: true, remove: true, activate: false, renew: false, reasons: [{ key: 'renewFrom', date: '2027-07-21' }] });
    expect(may({ expirationDate: '2026-09-01' })).toMatchObject({ renew: true, reasons: [] });
  });

  it('what obliges for its term says who can end it', () => {
    expect(may({ billingType: 'non_refund', expirationDate: '2026-09-01' })).toMatchObject({ change: true, stop: false, remove: false, reasons: [{ key: 'onlyUp' }, { key: 'obliged' }] });
    expect(may({ billingType: 'azure_ri' })).toMatchObject({ change: false, stop: false, remove: false, renew: false, autoRenew: false });
  });

  it('nothing is offered while something is under way, and an expired one is renewed, not activated', () => {
    expect(may({ status: 'Updating' })).toMatchObject({ change: false, stop: false, remove: false, reasons: [] });
    expect(may({ status: 'Stopped', expirationDate: '2026-08-01' })).toMatchObject({ activate: false, renew: true, stop: false, remove: true });
  });
});
