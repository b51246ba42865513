/** A fact, in the past tense. `data` holds ids and values, never names, e-mails or phones of people. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Who caused an event: a person's id, or a part of the system. */
export interface Actor {
  readonly kind: 'manager' | 'auditor' | 'user' | 'system';
  readonly id: string;
}

/** Whose event it is. Every read model row takes its visibility from here. `resellerPath` is "/<root>/…/<owner>/". */
export interface Scope {
  readonly resellerId: string;
  readonly resellerPath: string;
  readonly accountId: string | null;
}

export interface EventMetadata {
  readonly schemaVersion: number;
  readonly command: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  readonly scope: Scope;
  /** Instant of recording, ISO 8601 in UTC. Business dates are in `data`. */
  readonly recordedAt: string;
  readonly bodyHash?: string;
  readonly simulated?: true;
}

/** An event as the log gives it back. Revisions count from 0 in a stream; positions grow over the whole log. */
export type Recorded<E extends DomainEvent = DomainEvent> = E & {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly metadata: EventMetadata;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an old version's data has no type any more
export type Upcaster = (data: any) => unknown;

/** The stored format of each event of an aggregate: its version, and how version n becomes n + 1. */
export type Catalogue<E extends DomainEvent> = {
  readonly [Type in E['type']]: { readonly version: number; readonly upcast?: Readonly<Record<number, Upcaster>> };
};
