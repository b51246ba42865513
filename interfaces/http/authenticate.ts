import type { Request, RequestHandler, Response } from 'express';
import { NotSignedIn } from '../../application/spine/command-bus.js';
import type { Principal, Role } from '../../application/spine/principal.js';
import { isAtRoot } from '../../application/queries/visibility.js';
import { forbidden } from '../../domain/shared/errors.js';
import type { HttpDeps } from './deps.js';
import { stateOf } from './request-state.js';

/** A session's token, `Authorization: Bearer …`, or an API token, `X-Api-Token: …`. */
export const tokenOf = (request: Request): string | null => {
  const header = request.get('authorization') ?? '';
  return header.length <= LONGEST && /^bearer \S/i.test(header) ? header.slice(SCHEME.length) : (request.get('x-api-token') ?? null);
};

const SCHEME = 'Bearer ';
const LONGEST = 500;

/** Finds out who asks. A token that does not hold is nobody's: whether that will do, the address decides. */
export const authenticate =
  (authentication: Pick<HttpDeps['authentication'], 'authenticate'>): RequestHandler =>
  async (request, response, next) => {
    const token = tokenOf(request);
    if (token !== null) stateOf(response).principal = await authentication.authenticate(token);
    next();
  };

/** @throws NotSignedIn */
export const signedIn = (response: Response): Principal => {
  const { principal } = stateOf(response);
  if (principal) return principal;
  throw new NotSignedIn(tokenOf(response.req) === null ? 'Sign in first.' : 'Your session or token has ended; sign in again.');
};

export const requireSignedIn: RequestHandler = (_request, response, next) => {
  signedIn(response);
  next();
};

/** @throws NotSignedIn, DomainError forbidden */
export const signedInAs = (response: Response, roles: readonly Role[]): Principal => {
  const principal = signedIn(response);
  if (!roles.includes(principal.role)) throw forbidden(`Your role ${principal.role} may not do this. Ask one of: ${roles.join(', ')}.`);
  return principal;
};

/** Those who run the installation: administrators of the root distributor. @throws NotSignedIn, DomainError forbidden */
export const operator = (response: Response): Principal => {
  const principal = signedInAs(response, ['admin']);
  if (!isAtRoot(principal)) throw forbidden('Only administrators of the root distributor may do this.');
  return principal;
};
