import { Problem, type ProblemBody } from '../api/http.js';
import { session } from '../api/session.js';

const nameIn = (disposition: string | null): string => {
  const named = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return named ? decodeURIComponent(named) : (/filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'file');
};

/** Fetches a file of the API and hands it to the browser's downloads. @throws Problem */
export const downloadFile = async (path: string): Promise<void> => {
  const response = await fetch(path, { headers: { Authorization: `Bearer ${session.token() ?? ''}` } });
  if (!response.ok) {
    const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
    const detail = body.detail ?? `HTTP ${response.status}`;
    throw new Problem(detail, response.status, { code: 'unknown', ...body, status: response.status, detail });
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameIn(response.headers.get('Content-Disposition'));
  link.click();
  // The browser reads it on after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
