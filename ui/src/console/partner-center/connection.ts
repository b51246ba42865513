import type { Row } from '../../shared/api/types.js';
import type { CommandField } from '../../shared/commands/field-values.js';

/** How a reseller reaches Partner Center; the secret is never among it. */
export interface Connection extends Row {
  readonly cloud: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly country: string;
  readonly applyOfferTerms: boolean;
  readonly connectedAt: string;
  readonly lastRateCardAt: string | null;
}

const CLOUDS = ['global', 'china', 'simulator'] as const;

/** The known values stand in the form, but for the secret. */
export const connectionFields = (known: Connection | undefined, word: (kind: string, value: string) => string, t: (key: string) => string): readonly CommandField[] => [
  { name: 'cloud', kind: 'choice', required: true, initial: known?.cloud ?? 'global', choices: CLOUDS.map((value) => ({ value, label: word('cloud', value) })) },
  { name: 'tenantId', kind: 'text', required: true, initial: known?.tenantId ?? '', hint: t('partnerCenter.hint.tenantId') },
  { name: 'clientId', kind: 'text', required: true, initial: known?.clientId ?? '', hint: t('partnerCenter.hint.clientId') },
  { name: 'clientSecret', kind: 'password', required: !known, hint: t(known ? 'partnerCenter.hint.secretKept' : 'partnerCenter.hint.secret') },
  { name: 'country', kind: 'text', required: true, initial: known?.country ?? '', hint: t('partnerCenter.hint.country') },
  { name: 'applyOfferTerms', kind: 'flag', initial: known?.applyOfferTerms ?? false, hint: t('partnerCenter.hint.applyOfferTerms') },
];
