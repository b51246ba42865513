import type { PartnerCloud } from '../../application/ports/partner-center.js';

/** Base URLs without a slash at the end. */
export interface Endpoint {
  readonly apiUrl: string;
  readonly loginUrl: string;
}
export type Endpoints = Readonly<Partial<Record<PartnerCloud, Endpoint>>>;

/** Where Microsoft answers (formats.md 0). A proxy in between, or a simulator elsewhere, is named by the settings. */
export const MICROSOFT: Endpoints = {
  global: { apiUrl: 'https://api.partnercenter.microsoft.com', loginUrl: 'https://login.microsoftonline.com' },
  china: { apiUrl: 'https://partner.partnercenterapi.microsoftonline.cn', loginUrl: 'https://login.chinacloudapi.cn' },
};

/** One server that answers both. */
export const at = (url: string): Endpoint => ({ apiUrl: url.replace(/\/$/, ''), loginUrl: url.replace(/\/$/, '') });
