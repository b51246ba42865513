import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadStoreUnavailable } from '../../application/ports/read-store.js';
import { startApi, type TestApi } from './testing/api.js';
import { staff } from './testing/people.js';

describe('an invoice as a document over HTTP', () => {
  let api: TestApi;
  let bytes: AsyncIterable<Uint8Array>;
  beforeAll(async () => {
    api = await startApi({ people: { ada: staff('admin', 'root') }, deps: { invoiceDocument: async () => ({ number: 'Счёт №7/2026', bytes }) } });
  });
  afterAll(() => api.close());

  it('is answered with what went wrong before it began', async () => {
    bytes = (async function* (): AsyncGenerator<Uint8Array> {
      throw new ReadStoreUnavailable('the view subscriptions is still being built');
    })();
    const { status, headers } = await api.ask('/api/invoices/7/document.pdf', { as: 'ada' });
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([503, expect.stringContaining('application/problem+json'), null]);
  });

  it('is what was drawn, by its number in any letters', async () => {
    bytes = (async function* (): AsyncGenerator<Uint8Array> {
      yield* ['%PDF', '-1.7'].map((text) => Buffer.from(text));
    })();
    const { status, headers, text } = await api.ask('/api/invoices/7/document.pdf', { as: 'ada' });
    expect([status, headers.get('content-type'), text]).toEqual([200, 'application/pdf', '%PDF-1.7']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="------7-2026.pdf"; filename*=UTF-8''${encodeURIComponent('Счёт №7-2026.pdf')}`);
  });
});
