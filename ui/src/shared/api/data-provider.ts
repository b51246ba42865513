import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, Identifier, Options } from 'react-admin';
import { commands, type CommandName, type Commands, type Committed, type Intent, type PreviewName, type Previews, type RehearsedEvent } from './commands.js';
import { flatFilter } from './flat-filter.js';
import { request } from './http.js';
import type { Explanation, StreamEvent } from './types.js';

export interface StreamPart {
  readonly events: readonly StreamEvent[];
  readonly next: number | null;
}

/** Lists and records in the stock dialect of react-admin; everything else by name. */
export interface SkyledgerProvider extends DataProvider {
  send<N extends CommandName>(name: N, body: Commands[N], intent?: Intent): Promise<Committed>;
  rehearse<N extends CommandName>(name: N, body: Commands[N], signal?: AbortSignal): Promise<readonly RehearsedEvent[]>;
  preview<N extends PreviewName>(name: N, body: Commands[N], signal?: AbortSignal): Promise<Previews[N]>;
  explain(chargeId: Identifier): Promise<Explanation>;
  /** Part of a stream; `next` is the `from` of the next part, null at the end. */
  stream(stream: string, options: { from?: number; limit: number; direction: 'forwards' | 'backwards' }): Promise<StreamPart>;
  streamState(stream: string, at?: number): Promise<{ state: unknown; revision: number }>;
  /** Any other reading address of the API. */
  read<T>(path: string): Promise<T>;
  write<T>(path: string): Promise<T>;
}

const httpClient = (url: string, { headers, signal }: Options = {}): Promise<{ status: number; headers: Headers; body: string; json: unknown }> =>
  request(url, { ...(headers ? { headers: headers } : {}), ...(signal ? { signal } : {}) });

const query = (values: Record<string, string | number | undefined>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

const rest = simpleRestProvider('/api', httpClient);

export const dataProvider: SkyledgerProvider = {
  ...rest,
  ...commands,
  getList: (resource, params) => rest.getList(resource, { ...params, filter: flatFilter((params.filter ?? {}) as Readonly<Record<string, unknown>>) }),
  getManyReference: (resource, params) => rest.getManyReference(resource, { ...params, filter: flatFilter((params.filter ?? {}) as Readonly<Record<string, unknown>>) }),
  /** `meta.asOf`: the record as it was at a position or an instant. */
  getOne: async (resource, { id, meta, signal }) => {
    const asOf = (meta as { asOf?: string } | undefined)?.asOf;
    const { json } = await request(`/api/${resource}/${encodeURIComponent(id)}${query({ asOf })}`, signal ? { signal } : {});
    return { data: json as never };
  },
  getMany: (resource, params) => (params.ids.length === 0 ? Promise.resolve({ data: [] }) : rest.getMany(resource, params)),
  explain: async (id) => (await request<Explanation>(`/api/charges/${encodeURIComponent(id)}/explanation`)).json,
  stream: async (stream, options) => (await request<StreamPart>(`/api/streams/${encodeURIComponent(stream)}${query({ ...options })}`)).json,
  streamState: async (stream, at) => (await request<{ state: unknown; revision: number }>(`/api/streams/${encodeURIComponent(stream)}/state${query({ at })}`)).json,
  read: async <T>(path: string) => (await request<T>(path)).json,
  write: async <T>(path: string) => (await request<T>(path, { method: 'POST', body: {} })).json,
};
