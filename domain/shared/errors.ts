/** How a refusal is answered: `conflict` = wrong state (409), `rule` = a rule is broken (422), `unauthenticated` 401, `too_many` 429, the rest as named. */
export type Refusal = 'conflict' | 'rule' | 'not_found' | 'forbidden' | 'unauthenticated' | 'too_many';

/** A refusal with a stable machine code and a sentence that says what to do. `pointer` names the field, `meta` the figures. */
export class DomainError extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly code: string,
    message: string,
    readonly meta: Readonly<Record<string, unknown>> = {},
    readonly pointer?: string,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

export const wrongState = (code: string, message: string, meta: Record<string, unknown> = {}): DomainError => new DomainError('conflict', code, message, meta);
export const ruleBroken = (code: string, message: string, pointer?: string, meta: Record<string, unknown> = {}): DomainError => new DomainError('rule', code, message, meta, pointer);
export const notFound = (what: string, id: string, pointer?: string): DomainError =>
  new DomainError('not_found', 'not_found', `There is no ${what} ${id} that you can see. Check the id.`, {}, pointer);
export const forbidden = (message: string): DomainError => new DomainError('forbidden', 'forbidden', message);
