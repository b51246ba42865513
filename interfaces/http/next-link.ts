import type { Request } from 'express';

/** The same request with other parameters, as a Link header (RFC 8288). */
export const nextLink = (request: Request, changes: Readonly<Record<string, string>>): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query)) for (const each of [value].flat()) if (typeof each === 'string') parameters.append(name, each);
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
  return `<${request.path}?${parameters.toString()}>; rel="next"`;
};
