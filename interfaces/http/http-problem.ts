import type { FieldError } from '../../application/spine/field-errors.js';

/** RFC 9457, media type application/problem+json. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What happened and what to do, for people. */
  readonly detail: string;
  /** What is wrong with which field, as JSON pointers. */
  readonly errors?: readonly FieldError[];
  /** Figures of the refusal. */
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly traceId: string;
}

export interface ProblemOptions {
  readonly errors?: readonly FieldError[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that belongs to HTTP alone. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly options: ProblemOptions = {},
  ) {
    super(detail);
    this.name = 'HttpProblem';
  }
}
