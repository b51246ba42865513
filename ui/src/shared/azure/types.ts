import type { Period, Row } from '../api/types.js';

export interface Meter {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly region: string;
  readonly unit: string | null;
}

/** A day of a resource. Quantities and costs are exact decimal texts; what only the seller may know comes to his staff alone. */
export interface AzureDailyRow extends Row {
  readonly subscriptionId: string;
  readonly currency: string;
  readonly usageDate: string;
  readonly period: Period;
  readonly meter: Meter;
  readonly resourceUri: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly quantity: string;
  readonly unitUnknown: boolean;
  readonly cost?: string;
  readonly unitPrice?: string | null;
  readonly netCost?: string;
  readonly records?: number;
}

export interface UsageMeasures {
  readonly rows: number;
  readonly quantities: readonly { readonly unit: string | null; readonly quantity: string }[];
  readonly unitUnknown: number;
  readonly cost?: string;
  readonly records?: number;
  readonly netCost?: string;
  readonly markup?: string;
  readonly markupPercent?: string | null;
  readonly marginPercent?: string | null;
}

export interface UsageGroup extends UsageMeasures {
  readonly usageDate?: string;
  readonly period?: Period;
  /** "2026-11". */
  readonly month?: string;
  readonly category?: string;
  readonly subcategory?: string;
  readonly resource?: string;
}

export interface UsageSummary {
  readonly subscriptionId: string;
  readonly currency: string | null;
  /** Of days of use: those in which they were processed. */
  readonly periods: readonly Period[];
  /** Days of use, both inclusive, where they were asked for. */
  readonly days: Period | null;
  /** Where the seller is. */
  readonly today: string;
  /** Who is asked for `cost`: the customer, or the reseller of the level below. */
  readonly askedOf: 'customer' | 'reseller';
  readonly total: UsageMeasures;
  readonly groups: readonly UsageGroup[];
}

export interface UsageChoices {
  readonly categories: readonly string[];
  readonly resources: readonly { readonly category: string; readonly resource: string }[];
  readonly regions: readonly string[];
  readonly tags: readonly string[];
}
