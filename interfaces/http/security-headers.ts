import type { RequestHandler } from 'express';

const COMMON = Object.entries({
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
});

/** Answers for programs load nothing at all. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";
/** Pages load from here alone. The component library writes its styles into the page, so styles may stand inline; scripts never. */
const PAGES =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export const securityHeaders: RequestHandler = (request, response, next) => {
  for (const [name, value] of COMMON) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', NOTHING);
  if (request.secure) response.set('Strict-Transport-Security', 'max-age=31536000');
  next();
};

export const pagePolicy: RequestHandler = (_request, response, next) => {
  response.set('Content-Security-Policy', PAGES);
  next();
};
