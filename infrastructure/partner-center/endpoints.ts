import type { PartnerCloud } from '../../application/ports/partner-center.js';

/** Base URLs without a slash at the end. */
export interface Endpoint {
  readonly apiUrl: string;
  readonly loginUrl: string;
  /** What a token is asked for. */
  readonly resource: string;
}
export type Endpoints = Readonly<Partial<Record<PartnerCloud, Endpoint>>>;

/** Where Microsoft answers (formats.md 0). A proxy in between, or a simulator elsewhere, is named by the settings. */
export const MICROSOFT = {
  global: { apiUrl: 'https://api.partnercenter.microsoft.com', loginUrl: 'https://login.microsoftonline.com', resource: 'https://graph.windows.net' },
  china: { apiUrl: 'https://partner.partnercenterapi.microsoftonline.cn', loginUrl: 'https://login.chinacloudapi.cn', resource: 'https://graph.chinacloudapi.cn' },
} satisfies Endpoints;

/** One server that answers both. */
export const at = (url: string): Endpoint => ({ apiUrl: url.replace(/\/$/, ''), loginUrl: url.replace(/\/$/, ''), resource: MICROSOFT.global.resource });
