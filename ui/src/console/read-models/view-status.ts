/** A read model as the administration answers it. */
export interface ViewStatus {
  readonly view: string;
  readonly version: number;
  readonly collection: string | null;
  readonly position: number;
  readonly documents: number;
  readonly job: {
    readonly action: 'rebuild' | 'verify';
    readonly state: 'running' | 'done' | 'failed';
    readonly progress: { readonly phase: string; readonly events: number; readonly position: number; readonly head: number } | null;
    readonly result: { readonly equal: boolean | null; readonly hash?: string; readonly different?: readonly string[] } | null;
    readonly reason: string | null;
  } | null;
}
