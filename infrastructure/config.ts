import { join, resolve } from 'node:path';
import { at, MICROSOFT, type Endpoints } from './partner-center/endpoints.js';

/** Everything that is set from outside. Neither URL set: both engines are embedded, in `dataDir`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where files of rows are kept for some days: one folder for all servers of an installation. */
  readonly exportDir: string;
  readonly eventStoreUrl: string | null;
  readonly mongoUrl: string | null;
  /** What links in mails start with. */
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly secret: string | null;
  readonly logLevel: string;
  /** Hour of the day at which billing runs by itself, in the time zone that reaches it last; null: it does not. */
  readonly billingRun: number | null;
  /** Where Partner Center is reached. Without a setting: at Microsoft, and no simulator. */
  readonly partnerCenter: Endpoints;
  /** How often the usage of an Azure subscription is fetched, in minutes; null: only when somebody asks. */
  readonly usagePull: number | null;
  /** How many proxies in front are trusted to tell the caller's address. */
  readonly trustedProxies: number;
}

export class ConfigError extends Error {}

const numberIn = (environment: NodeJS.ProcessEnv, name: string, fallback: number, [low, high]: readonly [number, number]): number => {
  const text = environment[name];
  const value = text === undefined || text === '' ? fallback : Number(text);
  if (!Number.isInteger(value) || value < low || value > high) throw new ConfigError(`${name} must be a whole number from ${low} to ${high}, not "${text}".`);
  return value;
};

const urlIn = (environment: NodeJS.ProcessEnv, name: string): string | null => {
  const text = environment[name] || null;
  if (text !== null && !/^https?:\/\//.test(text)) throw new ConfigError(`${name} must be a URL that begins with http:// or https://, not "${text}".`);
  return text;
};

const endpointsIn = (environment: NodeJS.ProcessEnv): Endpoints => {
  const [apiUrl, loginUrl, simulator] = ['PARTNER_CENTER_URL', 'PARTNER_CENTER_LOGIN_URL', 'PARTNER_CENTER_SIMULATOR_URL'].map((name) => urlIn(environment, name)?.replace(/\/$/, ''));
  const global = { ...MICROSOFT.global, ...(apiUrl && { apiUrl }), ...(loginUrl && { loginUrl }) };
  return { ...MICROSOFT, global, ...(simulator && { simulator: at(simulator) }) };
};

/** @throws ConfigError naming the variable and what it takes. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const port = numberIn(environment, 'PORT', 3000, [0, 65_535]);
  const dataDir = resolve(environment.DATA_DIR ?? 'data');
  return {
    port,
    host: environment.HOST ?? '127.0.0.1',
    dataDir,
    exportDir: resolve(environment.EXPORT_DIR || join(dataDir, 'exports')),
    eventStoreUrl: environment.EVENTSTORE_URL || null,
    mongoUrl: environment.MONGODB_URL || null,
    publicUrl: (environment.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    smtpUrl: environment.SMTP_URL || null,
    mailFrom: environment.MAIL_FROM ?? 'Skyledger <no-reply@localhost>',
    secret: environment.SKYLEDGER_SECRET || null,
    logLevel: environment.LOG_LEVEL ?? 'info',
    billingRun: environment.BILLING_RUN === 'off' ? null : numberIn(environment, 'BILLING_RUN', 1, [0, 23]),
    partnerCenter: endpointsIn(environment),
    usagePull: environment.USAGE_PULL === 'off' ? null : numberIn(environment, 'USAGE_PULL', 180, [5, 1440]),
    trustedProxies: numberIn(environment, 'TRUSTED_PROXIES', 0, [0, 10]),
  };
};
