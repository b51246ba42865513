import { Router } from 'express';
import type { BillingAlert } from '../../application/billing/checks/billing-alerts.js';
import { badQuery } from '../../application/queries/bad-query.js';
import { parseListQuery, type ListQuery } from '../../application/queries/list-query.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { route } from './route.js';

const NAME = 'billing-alerts';
const FIELDS = ['id', 'alert', 'subscriptionId', 'accountId', 'resellerId', 'status', 'number', 'since', 'count'] as const;
type Field = (typeof FIELDS)[number];

/** The subscriptions behind the alerts of the monitoring, in the dialect of every other list. */
export const billingAlertsRouter = ({ billingAlerts }: Pick<HttpDeps, 'billingAlerts'>): Router => {
  const router = Router();
  route(router, `/api/${NAME}`, {
    get: [
      requireSignedIn,
      async (request, response) => {
        const query = parseListQuery(request.query);
        if (query.page.by === 'cursor') throw badQuery('/cursor', 'is not known here: these are few; use range');
        const { offset, limit } = query.page;
        const matching = ordered(filtered(await billingAlerts(signedIn(response)), query), query);
        const rows = matching.slice(offset, offset + limit);
        response.set('Content-Range', `${NAME} ${rows.length > 0 ? `${offset}-${offset + rows.length - 1}` : '*'}/${matching.length}`).json(rows);
      },
    ],
  });
  return router;
};

const filtered = (alerts: readonly BillingAlert[], { filter }: ListQuery): readonly BillingAlert[] => {
  const wanted = Object.entries(filter).map(([name, value]) => [checked(name, `/filter/${name}`), [value].flat()] as const);
  return alerts.filter((alert) => wanted.every(([field, values]) => values.includes(alert[field])));
};

const ordered = (alerts: readonly BillingAlert[], { sort }: ListQuery): readonly BillingAlert[] => {
  if (!sort) return alerts;
  const field = checked(sort.field, '/sort');
  const [less, more] = sort.descending ? [1, -1] : [-1, 1];
  return alerts.toSorted((a, b) => (a[field] === b[field] ? 0 : a[field] < b[field] ? less : more));
};

const checked = (name: string, pointer: string): Field => {
  const field = FIELDS.find((each) => each === name);
  if (!field) throw badQuery(pointer, `is not a field here; use one of: ${FIELDS.join(', ')}`);
  return field;
};
