import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import type { InvoicePaper } from '../../application/billing/papers/invoice-papers.js';
import { LOCALES } from '../../application/partners/fields.js';
import { badQuery } from '../../application/queries/bad-query.js';
import { only, single } from '../../application/queries/list-query.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

/** An invoice or statement as a PDF to keep, in the reader's language. */
export const invoiceDocumentRouter = ({ invoiceDocument, status }: Pick<HttpDeps, 'invoiceDocument' | 'status'>): Router => {
  const router = Router();
  route(router, '/api/invoices/:id/document.pdf', {
    get: [
      requireSignedIn,
      fresh(status, 'invoices'),
      async (request, response) => {
        only(request.query, ['language']);
        await send(response, await invoiceDocument(idOf({ name: 'invoices' }, String(request.params['id'])), signedIn(response), localeOf(request)));
      },
    ],
  });
  return router;
};

/** In any letters, as HTTP has it. Regions may be numbers: es-419 is the Spanish of Latin America. */
const LOCALE = /^[a-z]{2}(-([a-z]{2}|\d{3}))?$/i;

/** As the query says, else the first of the reader's languages that documents are written in. @throws BadQuery */
const localeOf = (request: Request): string | null => {
  const asked = single(request.query, 'language');
  if (asked === null) return request.get('accept-language') === undefined ? null : canonical(request.acceptsLanguages().find(isKnown));
  if (!isKnown(asked)) throw badQuery('/language', `must be one of ${LOCALES.join(', ')}, with a country if you like: pt-BR`);
  return canonical(asked);
};

const isKnown = (locale: string): boolean => LOCALE.test(locale) && LOCALES.some((known) => locale.toLowerCase().startsWith(known));

/** "PT-br" is pt-BR. */
const canonical = (locale: string | undefined): string | null => (locale === undefined ? null : (Intl.getCanonicalLocales(locale)[0] ?? null));

/** By its number, which may be in any letters (RFC 6266). */
const attached = (name: string): string => `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name.replaceAll('/', '-'))}`;

const send = async (response: Response, { number, bytes }: InvoicePaper): Promise<void> => {
  const headers = { 'Content-Type': 'application/pdf', 'Content-Disposition': attached(`${number}.pdf`) };
  if (response.req.method === 'HEAD') return void response.set(headers).end();
  const drawn = await begun(bytes);
  response.set(headers);
  try {
    await pipeline(drawn, response);
  } catch {
    // Who went away needs no answer; and what has begun cannot be answered otherwise.
    response.destroy();
  }
};

/** The same with its beginning drawn: what goes wrong until then can still be answered. */
const begun = async (bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> => {
  const drawing = bytes[Symbol.asyncIterator]();
  const first = await drawing.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => drawing };
  })();
};
