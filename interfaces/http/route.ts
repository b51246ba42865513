import type { RequestHandler, Router } from 'express';
import { HttpProblem } from './http-problem.js';

type Method = 'get' | 'post' | 'delete';

/** One address with the methods that it has; every other method is answered 405. */
export const route = (router: Router, path: string, methods: Readonly<Partial<Record<Method, readonly RequestHandler[]>>>): void => {
  const at = router.route(path);
  const names = Object.keys(methods) as Method[];
  for (const name of names) at[name](...(methods[name] ?? []));
  const allow = [...names.flatMap((name) => (name === 'get' ? ['GET', 'HEAD'] : [name.toUpperCase()])), 'OPTIONS'].join(', ');
  at.all((request, response) => {
    if (request.method === 'OPTIONS') return void response.set('Allow', allow).status(204).end();
    throw new HttpProblem(405, 'method_not_allowed', `${request.method} is not possible here; use ${allow}.`, { headers: { Allow: allow } });
  });
};
