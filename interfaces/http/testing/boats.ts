import type { Answer, TestApi } from './api.js';
import { scopeOf } from './people.js';
import { example, type Thing } from './things.js';

const STATUSES = ['Active', 'Draft', 'Gone'];
const boat = (n: number): Thing & { id: string } => ({
  ...example,
  ...scopeOf('root', n % 2 === 0 ? 'a1' : 'a2'),
  id: `t${String(n).padStart(3, '0')}`,
  number: `T${String(n).padStart(6, '0')}`,
  name: n === 7 ? 'Łódź Kayaks & Co' : `Boat ${n}`,
  status: STATUSES[n % 3] ?? '',
  amount: n % 10 === 0 ? null : (n % 7) - 3,
  day: n < 5 ? null : `2026-08-${String(1 + (n % 28)).padStart(2, '0')}${n % 2 === 0 ? 'T09:30:00.000Z' : ''}`,
  active: n % 2 === 0,
});
/** Sixty things of two accounts of the root distributor. */
export const ROWS = Array.from({ length: 60 }, (_, n) => boat(n));

/** Asks for a list of things, each parameter as JSON unless it is a text. */
export const listOf =
  (api: () => TestApi) =>
  (parameters: Readonly<Record<string, unknown>>, as = 'admin'): Promise<Answer> => {
    const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`);
    return api().ask(`/api/things?${query.join('&')}`, { as });
  };
