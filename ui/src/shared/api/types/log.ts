export interface StreamEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: {
    readonly actor: { readonly kind: string; readonly id: string };
    readonly recordedAt: string;
    readonly command: string;
    readonly scope?: { readonly resellerId: string; readonly accountId: string | null };
    readonly simulated?: true;
    readonly [key: string]: unknown;
  };
}
