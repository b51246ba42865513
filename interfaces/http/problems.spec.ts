import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsOptional, IsString } from 'class-validator';
import { EventStoreUnavailable, OutcomeUnknown, RevisionConflict } from '../../application/ports/event-store.js';
import { MailNotSent } from '../../application/ports/mail.js';
import { ReadStoreUnavailable } from '../../application/ports/read-store.js';
import type { Registration } from '../../application/spine/command-bus.js';
import { DomainError, notFound, ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { startApi, type TestApi } from './testing/api.js';

class Nothing {
  @IsOptional() @IsString() readonly note?: string;
}

let failure: Error;
const fail: Registration = {
  definition: { name: 'fail', context: 'audit', summary: 'Fails.', dto: Nothing, allow: 'anyone' },
  handler: { handle: async () => Promise.reject(failure) },
};

let api: TestApi;
beforeAll(async () => void (api = await startApi({ registrations: [fail] })));
afterAll(() => api.close());

describe('a refusal', () => {
  const fails = async (error: Error) => {
    failure = error;
    return api.command('fail', {});
  };

  it('says what happened, where, with which figures, and under which trace', async () => {
    const answer = await fails(ruleBroken('insufficient_balance', 'Top up first.', '/paymentId', { shortfall: 5 }));
    expect(answer.body).toEqual({
      type: 'urn:skyledger:problem:insufficient_balance',
      title: 'Unprocessable Entity',
      status: 422,
      code: 'insufficient_balance',
      detail: 'Top up first.',
      errors: [{ pointer: '/paymentId', code: 'insufficient_balance', detail: 'Top up first.' }],
      meta: { shortfall: 5 },
      traceId: answer.headers.get('x-trace-id'),
    });
  });

  it.each<[string, Error, number, string]>([
    ['a wrong state', wrongState('too_late', 'Too late.'), 409, 'too_late'],
    ['what is not there', notFound('order', 'o1'), 404, 'not_found'],
    ['a missing right', new DomainError('forbidden', 'forbidden', 'No.'), 403, 'forbidden'],
    ['wrong credentials', new DomainError('unauthenticated', 'wrong_credentials', 'No.'), 401, 'wrong_credentials'],
    ['a rival', new RevisionConflict('s', 1, 2), 409, 'concurrent_change'],
    ['a log that is away', new EventStoreUnavailable('gone'), 503, 'unavailable'],
    ['views that are away', new ReadStoreUnavailable('gone'), 503, 'unavailable'],
    ['an unknown outcome', new OutcomeUnknown('gone'), 503, 'outcome_unknown'],
    ['a mail server that is away', new MailNotSent('gone'), 503, 'mail_not_sent'],
  ])('tells of %s', async (_name, error, status, code) => {
    const answer = await fails(error);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(status === 503 ? '1' : null);
  });

  it('tells when a lock ends', async () => {
    const answer = await fails(new DomainError('too_many', 'login_locked', 'Locked.', { lockedUntil: '2026-11-20T10:15:00.000Z' }));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
  });

  it('keeps a fault of ours to the log, found by its trace', async () => {
    const answer = await fails(new Error('SELECT secret FROM files'));
    expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('SELECT');
    expect(api.logLines.find((line) => line['traceId'] === answer.body.traceId && line['level'] === 50)).toMatchObject({ err: { message: 'SELECT secret FROM files' } });
  });
});
