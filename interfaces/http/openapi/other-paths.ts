import { dtoRef } from './dto-schemas.js';
import { SignIn, SwitchAccount } from '../../../application/partners/sign-in.js';
import { inPath, json, parameter, problems } from './operations.js';
import { ref, type Schema } from './schema.js';

const body = (schema: Schema, example: object): Schema => ({ required: true, content: { 'application/json': { schema, example } } });
const ANY: Schema = { type: 'object', additionalProperties: true };

export const otherDtos = [SignIn, SwitchAccount];

const sessions: Readonly<Record<string, Schema>> = {
  '/api/sessions': {
    post: {
      operationId: 'signIn',
      tags: ['sessions'],
      summary: 'Sign in; the token goes into the Authorization header.',
      security: [],
      requestBody: body(dtoRef(SignIn), { email: 'ida@example.com', password: 'correct horse battery staple' }),
      responses: { 201: json('Signed in.', ref('Session')), ...problems(400, 401, 403, 404, 413, 415, 429, 503) },
    },
  },
  '/api/sessions/account': {
    post: {
      operationId: 'switchAccount',
      tags: ['sessions'],
      summary: 'Go on in another of one’s accounts.',
      requestBody: body(dtoRef(SwitchAccount), { accountId: '3f0e5c1b-9d55-4a1d-8c7a-5b1153a0e8c2' }),
      responses: { 201: json('The new session; the old one has ended.', ref('Session')), ...problems(400, 401, 403, 404, 415, 503) },
    },
  },
  '/api/sessions/current': { delete: { operationId: 'signOut', tags: ['sessions'], summary: 'Sign out.', responses: { 204: { description: 'The token is worthless now.' }, ...problems(401, 403, 503) } } },
  '/api/me': { get: { operationId: 'whoAmI', tags: ['sessions'], summary: 'Who is signed in, and where his pages begin.', responses: { 200: json('You.', ref('Me')), ...problems(401, 503) } } },
  '/api/me/tokens': {
    get: { operationId: 'listOwnTokens', tags: ['sessions'], summary: 'Your API tokens that are not revoked.', responses: { 200: json('Tokens, oldest first, without their secrets.', { type: 'array', items: ref('OwnToken') }), ...problems(401, 503) } },
  },
};

const audit: Readonly<Record<string, Schema>> = {
  '/api/events': {
    get: {
      operationId: 'listEvents',
      tags: ['audit'],
      summary: 'The log in order. For staff and auditors.',
      parameters: ['After', 'Type', 'StreamPrefix', 'EventLimit'].map(parameter),
      responses: { 200: json('Events that you may see.', ref('EventPage')), ...problems(400, 401, 403, 503) },
    },
  },
  '/api/streams/{stream}': {
    get: {
      operationId: 'readStream',
      tags: ['audit'],
      summary: 'The events of one record. For staff and auditors.',
      parameters: [inPath('stream', 'Like order-33d0….'), ...['From', 'EventLimit', 'Direction'].map(parameter)],
      responses: { 200: json('Events.', ref('EventPage')), ...problems(400, 401, 403, 404, 503) },
    },
  },
  '/api/streams/{stream}/state': {
    get: {
      operationId: 'readStreamState',
      tags: ['audit'],
      summary: 'What the events up to a revision fold to.',
      parameters: [inPath('stream', 'Like order-33d0….'), parameter('At')],
      responses: { 200: json('The state.', ref('StreamState')), ...problems(400, 401, 403, 404, 409, 503) },
    },
  },
  '/api/exports/{id}/file': {
    get: {
      operationId: 'downloadExport',
      tags: ['audit'],
      summary: 'The file of an export that is ready, for who requested it.',
      parameters: [inPath('id', 'Id of the export.')],
      responses: {
        200: { description: 'The file, as an attachment.', content: Object.fromEntries(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'].map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) },
        ...problems(400, 401, 403, 404, 409, 410, 503),
      },
    },
  },
  '/api/charges/{id}/explanation': {
    get: {
      operationId: 'explainCharge',
      tags: ['billing'],
      summary: 'How a charge came to its amount.',
      parameters: [inPath('id', 'Id of the charge.'), parameter('AsOf'), parameter('MinPosition')],
      responses: { 200: json('The explanation.', ANY), ...problems(400, 401, 403, 404, 503) },
    },
  },
  '/api/accounts/{id}/forecast': {
    get: {
      operationId: 'forecastAccount',
      tags: ['billing'],
      summary: 'The money that an account needs on its next billing days against what is there, and what to top up. For its Owner and Admins, and the staff of its seller.',
      parameters: [inPath('id', 'Id of the account.'), { name: 'days', in: 'query', description: 'How far to look ahead; 93 when left out.', schema: { type: 'integer', minimum: 1, maximum: 366 } }],
      responses: { 200: json('The forecast.', ANY), ...problems(400, 401, 403, 404, 503) },
    },
  },
  '/api/billing-alerts': {
    get: {
      operationId: 'listBillingAlerts',
      tags: ['billing'],
      summary: 'The subscriptions behind the alerts of the monitoring: a charge that a past billing day did not write off, use without a price. For staff, of their own reseller and those below.',
      parameters: ['Filter', 'Sort', 'Range'].map(parameter),
      responses: { 200: json('One row an alert and subscription, the oldest first.', { type: 'array', items: ANY }), ...problems(400, 401, 403, 503) },
    },
  },
  '/api/invoices/{id}/explanation': {
    get: {
      operationId: 'explainInvoice',
      tags: ['billing'],
      summary: 'How an invoice came to its total: a page of its lines, each with the explanation of its charge.',
      parameters: [inPath('id', 'Id of the invoice.'), { name: 'from', in: 'query', description: 'First line of the page, counted from 0; see `next`.', schema: { type: 'integer', minimum: 0 } }, parameter('MinPosition')],
      responses: { 200: json('The explanation.', ANY), ...problems(400, 401, 403, 404, 503) },
    },
  },
  '/api/invoices/{id}/document.pdf': {
    get: {
      operationId: 'downloadInvoice',
      tags: ['billing'],
      summary: 'An issued invoice or statement as a PDF to keep, for those who may read it: all of its lines, and what is to be paid.',
      parameters: [inPath('id', 'Id of the invoice.'), { name: 'language', in: 'query', description: 'en, es, pt, hi or ru, with a country if you like. Left out: as Accept-Language says, else as its seller writes.', schema: { type: 'string' }, example: 'pt-BR' }, parameter('MinPosition')],
      responses: { 200: { description: 'The document, as an attachment.', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } }, ...problems(400, 401, 403, 404, 409, 503) },
    },
  },
  '/api/reseller-charges/{id}/explanation': {
    get: {
      operationId: 'explainResellerCharge',
      tags: ['billing'],
      summary: 'How a reseller charge came to its amount, for its creditor and its debtor, down to the account charge.',
      parameters: [inPath('id', 'Id of the reseller charge.'), parameter('MinPosition')],
      responses: { 200: json('The explanation.', ANY), ...problems(400, 401, 403, 404, 503) },
    },
  },
};

const PERIODS: Schema = { name: 'periods', in: 'query', description: 'Billing periods of processing: current (default), previous, last-3, last-6, last-12, or two days like 2026-01-01,2026-03-31; at most 12 periods.', schema: { type: 'string' }, example: 'last-3' };

const DAYS: Schema = { name: 'days', in: 'query', description: 'In place of periods: the first and the last day of use (UTC), whenever they were processed; at most 366 days. Their sum need not be the charge of a billing period.', schema: { type: 'string' }, example: '2026-01-15,2026-03-02' };

const consumption: Readonly<Record<string, Schema>> = {
  '/api/subscriptions/{id}/azure-usage': {
    get: {
      operationId: 'sumAzureUsage',
      tags: ['consumption'],
      summary: 'What a subscription used of Azure, added up exactly: in total, and by groups.',
      parameters: [inPath('id', 'Id of the subscription.'), PERIODS, DAYS, parameter('Filter'), { name: 'groupBy', in: 'query', description: 'One or two of day, month, period, category, subcategory, resource, region, instance.', schema: { type: 'string' }, example: 'day,category' }, parameter('MinPosition')],
      responses: { 200: json('Totals, in the columns of azure-daily that you may see.', ANY), ...problems(400, 401, 403, 404, 503) },
    },
  },
  '/api/subscriptions/{id}/azure-usage/choices': {
    get: {
      operationId: 'listAzureUsageChoices',
      tags: ['consumption'],
      summary: 'Categories, resources, regions and tags that the usage of some periods can be narrowed to.',
      parameters: [inPath('id', 'Id of the subscription.'), PERIODS, DAYS, parameter('MinPosition')],
      responses: { 200: json('Distinct values.', ANY), ...problems(400, 401, 403, 404, 503) },
    },
  },
};

const administration: Readonly<Record<string, Schema>> = {
  '/api/personal-data/{kind}/{id}': {
    get: { operationId: 'exportPersonalData', tags: ['partners'], summary: 'All that is kept of a person. For admin.', parameters: [inPath('kind', 'user, manager or account.'), inPath('id', 'Id of the user, manager or account.')], responses: { 200: json('The data.', ANY), ...problems(401, 403, 404, 503) } },
  },
  '/api/outbox': {
    get: { operationId: 'listOutbox', tags: ['operations'], summary: 'Messages that no mail server carries away. For admin.', responses: { 200: json('Messages, newest first.', { type: 'array', items: ANY }), ...problems(401, 403, 503) } },
  },
  '/api/admin/views': {
    get: { operationId: 'listViews', tags: ['operations'], summary: 'Read models with their positions, and what is under way. For admin of the root distributor.', responses: { 200: json('Views.', { type: 'array', items: ANY }), ...problems(401, 403, 503) } },
  },
  ...Object.fromEntries(
    (['rebuild', 'verify'] as const).map((action) => [
      `/api/admin/views/{view}/${action}`,
      {
        post: {
          operationId: `${action}View`,
          tags: ['operations'],
          summary: action === 'rebuild' ? 'Build a read model anew beside the live one, then switch.' : 'Compare a read model with the log.',
          parameters: [inPath('view', 'Name of the view.')],
          responses: { 202: json('Begun; GET /api/admin/views shows how far it is.', ANY), ...problems(401, 403, 404, 409, 503) },
        },
      },
    ]),
  ),
  '/health/live': { get: { operationId: 'isLive', tags: ['operations'], summary: 'The process runs.', security: [], responses: { 200: json('It does.', ANY) } } },
  '/health/ready': { get: { operationId: 'isReady', tags: ['operations'], summary: 'Ready, degraded or unavailable, and why.', security: [], responses: { 200: json('Ready, or degraded.', ANY), 503: json('Unavailable.', ANY) } } },
  '/metrics': { get: { operationId: 'metrics', tags: ['operations'], summary: 'Figures for Prometheus.', security: [], responses: { 200: { description: 'Text format.', content: { 'text/plain': { schema: { type: 'string' } } } } } } },
};

export const otherPaths: Readonly<Record<string, Schema>> = { ...sessions, ...audit, ...consumption, ...administration };
