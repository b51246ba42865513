/** A read model as it stands: what serves it, how far it has come, how much it holds. */
export interface ViewStatus {
  readonly view: string;
  /** Of the projection in this program. */
  readonly version: number;
  /** The physical collection that serves reads now; null before the first build. */
  readonly collection: string | null;
  /** Position of the log up to which the serving collection has come. */
  readonly position: number;
  readonly documents: number;
  /** The rebuild or verification that is under way in this process. */
  readonly progress: RebuildProgress | null;
}

/** How far a replay of the log has come. */
export interface RebuildProgress {
  readonly view: string;
  readonly phase: 'replaying' | 'comparing' | 'switching';
  /** Events that were folded so far. */
  readonly events: number;
  readonly position: number;
  /** The end of the log when the replay began: position / head is the part that is done. */
  readonly head: number;
}

export interface RebuildResult {
  readonly view: string;
  /** The collection that serves now, and the one that did before. */
  readonly collection: string;
  readonly previous: string | null;
  readonly position: number;
  readonly events: number;
  readonly documents: number;
  /** Hash of all documents, and that of the previous collection at the same position: null when there was none, or of another version. */
  readonly hash: string;
  readonly previousHash: string | null;
  /** Did both hold the same? Null when there is nothing to compare with. */
  readonly equal: boolean | null;
}

export interface VerifyResult {
  readonly view: string;
  readonly collection: string;
  /** Both were compared as of this position. */
  readonly position: number;
  readonly documents: number;
  readonly hash: string;
  readonly rebuiltHash: string;
  readonly equal: boolean;
  /** Ids of documents that differ, at most 20. */
  readonly different: readonly string[];
}

/** Building read models anew from the log. One rebuild or verification of a view at a time. */
export interface ViewAdmin {
  list(): Promise<readonly ViewStatus[]>;
  /** Builds the view beside the live one, compares, then switches at once. @throws DomainError not_found, or conflict `rebuild_running`. */
  rebuild(view: string, onProgress?: (progress: RebuildProgress) => void): Promise<RebuildResult>;
  /** Builds the view beside the live one, compares, and throws the copy away. @throws DomainError not_found, or conflict `rebuild_running`. */
  verify(view: string, onProgress?: (progress: RebuildProgress) => void): Promise<VerifyResult>;
}
