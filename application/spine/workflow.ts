import type { Recorded } from '../../domain/shared/event.js';
import type { CommandContext } from './context.js';

/** One thing that follows from an event. Running it again changes nothing: its context's ids derive from the event. */
export interface WorkflowStep {
  readonly name: string;
  run(ctx: CommandContext): Promise<unknown>;
}

/**
 * From an event to what follows. Stateless; reads streams, never views (rulings, Software 4). A step that is refused
 * by a rule becomes a visible failure with a retry; the other events go on.
 */
export interface Workflow {
  readonly name: string;
  readonly handles: readonly string[];
  steps(event: Recorded): readonly WorkflowStep[];
  /** What an event does for others as well: of those that wait with the same answer, the last one does for all. Null, or absent: each does for itself. */
  covers?(event: Pick<Recorded, 'type' | 'stream'>): Covered | null;
}

export interface Covered {
  readonly all: string;
  /** More of them usually follow at once: it is worth a moment's wait. */
  readonly inBursts?: boolean;
}
