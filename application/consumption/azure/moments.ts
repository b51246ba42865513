import { ruleBroken } from '../../../domain/shared/errors.js';
import type { CommandContext } from '../../spine/context.js';
import { instantFrom } from './vendor-values.js';

/** An instant of a command in UTC. @throws DomainError vendor_document */
export const instantIn = (text: string, pointer: string): string => {
  const instant = instantFrom(text);
  if (instant === null) throw ruleBroken('vendor_document', `${pointer} must be an instant such as 2026-11-01T00:00:00Z.`, pointer);
  return instant;
};

/** A moment that somebody else's clock told. @throws DomainError in_future */
export const notInFuture = (instant: string, { now }: CommandContext, pointer: string): string => {
  if (instant > now) throw ruleBroken('in_future', `It is ${now}: nothing can have happened at ${instant} yet. Check the clock of the machine that sends this.`, pointer);
  return instant;
};
