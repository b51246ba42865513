/** An event that no fold could take: it was put aside, and the rest went on. */
export interface ParkedEvent {
  readonly position: number;
  readonly type: string;
  readonly stream: string;
  readonly reason: string;
}

/** How far the read models are behind the log. */
export interface ProjectionStatus {
  /** Up to here the view, or every view, reflects the log. */
  position(view?: string): number;
  /** Waits until the view, or every view, has come to `position`, at most `timeoutMs`. False when it did not. */
  reached(position: number, timeoutMs: number, view?: string): Promise<boolean>;
  /** `events` is null where the engine cannot count them. */
  lag(): Promise<{ readonly events: number | null; readonly seconds: number }>;
  parked(): Promise<readonly ParkedEvent[]>;
  running(): boolean;
}
