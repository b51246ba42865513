import type { Response } from 'express';
import type { Principal } from '../../application/spine/principal.js';

/** What is known of a request while it is answered. */
export interface RequestState {
  /** 32 hexadecimal digits, W3C trace context: the same in the answer, the log line and the events' correlation id. */
  traceId: string;
  /** Null: nobody is signed in. */
  principal: Principal | null;
  /** Stable code of the problem that was answered, for the log line. */
  code: string | null;
}

export const stateOf = (response: Response): RequestState => response.locals as RequestState;
