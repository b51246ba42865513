import { Router, type RequestHandler, type Response } from 'express';
import type { SignedIn } from '../../application/partners/authentication.js';
import { SignIn, SwitchAccount } from '../../application/partners/sign-in.js';
import { ownTokens } from '../../application/queries/own-tokens.js';
import { checked } from '../../application/spine/command-bus.js';
import { requireSignedIn, signedIn, tokenOf } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { jsonBody } from './json-body.js';
import { rateLimit, type Limit } from './rate-limit.js';
import { stateOf } from './request-state.js';
import { route } from './route.js';

type Deps = Pick<HttpDeps, 'authentication' | 'whoAmI' | 'eventStore'>;

/** Coming in, changing the account, going out, and who one is. */
export const sessionsRouter = (deps: Deps, limit: Limit): Router => {
  const router = Router();
  route(router, '/api/sessions', { post: [rateLimit(limit), jsonBody, signIn(deps)] });
  route(router, '/api/sessions/account', { post: [requireSignedIn, jsonBody, switchAccount(deps)] });
  route(router, '/api/sessions/current', { delete: [requireSignedIn, signOut(deps)] });
  route(router, '/api/me', { get: [async (_request, response) => void response.json(await deps.whoAmI.describe(signedIn(response)))] });
  route(router, '/api/me/tokens', { get: [async (_request, response) => void response.json(await ownTokens(deps.eventStore, signedIn(response)))] });
  return router;
};

const signIn =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const { email, password, accountId } = (await checked(SignIn, request.body)) as SignIn;
    await opened(deps, response, await deps.authentication.signIn(email, password, accountId ?? null));
  };

const switchAccount =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const { accountId } = (await checked(SwitchAccount, request.body)) as SwitchAccount;
    await opened(deps, response, await deps.authentication.switchAccount(tokenOf(request) ?? '', accountId));
  };

const signOut =
  ({ authentication }: Deps): RequestHandler =>
  async (request, response) => {
    await authentication.signOut(tokenOf(request) ?? '');
    response.status(204).end();
  };

const opened = async ({ whoAmI }: Deps, response: Response, { token, expiresAt, principal }: SignedIn): Promise<void> => {
  stateOf(response).principal = principal;
  response.status(201).json({ token, expiresAt, me: await whoAmI.describe(principal) });
};
