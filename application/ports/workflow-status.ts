/** How far the workflows are behind the log: what an event leads to has been done up to `position`. */
export interface WorkflowStatus {
  /** The end of the gap-free part of the log that is handled. */
  position(): number;
  running(): boolean;
}
