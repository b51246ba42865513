import { ruleBroken } from '../../../domain/shared/errors.js';
import type { CommandContext } from '../../spine/context.js';

/** A moment that somebody else's clock told. @throws DomainError in_future */
export const notInFuture = (instant: string, { now }: CommandContext, pointer: string): string => {
  if (instant > now) throw ruleBroken('in_future', `It is ${now}: nothing can have happened at ${instant} yet. Check the clock of the machine that sends this.`, pointer);
  return instant;
};
