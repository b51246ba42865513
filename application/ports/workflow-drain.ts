/** Waits until everything in the log, and all that follows from it, has been handled. */
export interface WorkflowDrain {
  drain(): Promise<void>;
}
