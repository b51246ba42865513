import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { stateOf } from './request-state.js';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;
const NONE = '0'.repeat(32);

/** Goes on with the caller's trace (W3C trace context), or begins one. */
export const trace: RequestHandler = (request, response, next) => {
  const given = TRACEPARENT.exec(request.get('traceparent') ?? '')?.[1];
  const state = stateOf(response);
  state.traceId = given && given !== NONE ? given : randomUUID().replaceAll('-', '');
  state.principal = null;
  state.code = null;
  response.setHeader('X-Trace-Id', state.traceId);
  next();
};
