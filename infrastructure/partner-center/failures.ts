import { PartnerCenterRefused } from '../../application/ports/partner-center.js';
import { objectOf, textOf } from './values.js';

/** An attempt that is worth another one. `retryAfter`: seconds that the vendor asks to wait, null where he says nothing. */
export class Transient extends Error {
  constructor(
    readonly reason: 'throttled' | 'unavailable',
    message: string,
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** The token was not taken: it may have been withdrawn before its time. */
export class TokenRefused extends Error {}

/** What operators can do about Microsoft's codes (formats.md 0). */
const WAYS_OUT: Readonly<Record<string, string>> = {
  '2006': 'The partner may not sell this offer.',
  '20002': 'The customer has no partner relationship with this tenant: ask him to accept it.',
  '20003': 'Check the Azure subscription and the tenant of its customer.',
  '400013': 'The product is not sold any more: fetch the SKUs again.',
  '400018': 'The SKU is not sold any more: fetch the SKUs again.',
  '400019': 'The offer has just changed: try again.',
  '800010': 'There is none in stock: try another region or quantity.',
  '800011': 'The subscription is none of Azure.',
  '800012': 'The Azure subscription is not active.',
  '800013': 'The Azure subscription is not enabled for reservations yet: try again in some minutes.',
  '800023': 'The credit line of the partner does not suffice.',
  '800025': 'The credit line of the partner does not suffice.',
  '900145': 'Reservations cannot be transferred.',
};

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Check what was asked for.',
  401: 'Check the client id, the secret and the tenant of the connection.',
  403: 'The application may not do this: give it the rights in Partner Center.',
  404: 'Check the customer tenant and the Azure subscription.',
  409: 'Something else is changing the same record: look at it in Partner Center.',
};

export interface Fault {
  readonly code: string;
  readonly description: string;
}

/** Both shapes of error bodies, and texts that are none. */
export const faultOf = (body: unknown): Fault => {
  const fault = objectOf(body);
  const { code, errorCode, description, message, errorDescription } = 'error' in fault ? objectOf(fault['error']) : fault;
  return { code: textOf(code ?? errorCode), description: textOf(description ?? message ?? errorDescription).slice(0, 300) };
};

/** A sentence with what Microsoft says, and the way out. */
export const sentence = ({ code, description }: Fault, wayOut = ''): string =>
  [`Partner Center refuses${description ? `: ${description.replace(/\.$/, '')}` : ''}${code ? ` (${code})` : ''}.`, WAYS_OUT[code] ?? wayOut].filter((part) => part !== '').join(' ');

export const refusalOf = (status: number, body: unknown): PartnerCenterRefused => {
  const fault = faultOf(body);
  return new PartnerCenterRefused(status, fault.code, sentence(fault, BY_STATUS[status] ?? `It answered ${status}.`));
};

/** `Retry-After`: seconds, or a date. The seconds also stand in the text of the throttle's own body. */
export const retryAfterOf = (headers: Headers, body: unknown = null): number | null => {
  const text = headers.get('retry-after') ?? /in (\d+) seconds/.exec(faultOf(body).description)?.[1] ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
};
