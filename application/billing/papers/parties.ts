import type { AccountDocument } from '../../../projections/partners/accounts.projection.js';
import type { Profile } from '../../ports/profiles.js';
import type { PaperParty } from '../../ports/paper.js';
import type { Figures } from './figures.js';
import { fill, type PaperTexts } from './texts/index.js';

/** The account as the reader may see it: who is above its seller has its number and country alone. */
export type ShownAccount = Pick<AccountDocument, 'number' | 'country'> & Partial<Pick<AccountDocument, 'name' | 'email'>>;

/** The customer, with the address and tax id of his profile where the reader may have the name. */
export const customerOf = (account: ShownAccount, profile: Pick<Profile, 'address' | 'taxId'> | undefined, { texts, figures }: { readonly texts: PaperTexts; readonly figures: Figures }): PaperParty => {
  const number = fill(texts.accountNumber, { number: account.number });
  const country = account.country === null ? null : figures.country(account.country);
  if (account.name === undefined) return { role: texts.customer, lines: present([number, country]) };
  const taxId = profile?.taxId ? fill(texts.taxId, { id: profile.taxId }) : null;
  return { role: texts.customer, lines: present([account.name, profile?.address?.line, profile?.address?.city, country, taxId, account.email, number]) };
};

const present = (lines: readonly (string | null | undefined)[]): readonly string[] => lines.filter((line): line is string => !!line);
