/** Who and what there is in the demo. Names are invented; amounts are minor units of the reseller's currency. */
export interface DemoReseller {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  /** What one euro cent of the price list is here, in minor units. */
  readonly rate: number;
}

export const ROOT = 'root';
export const resellers: readonly DemoReseller[] = [
  { key: ROOT, parent: null, name: 'Skyledger Distribution', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', rate: 1 },
  { key: 'nord', parent: ROOT, name: 'Nordwind Cloud', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', rate: 1 },
  { key: 'fjord', parent: 'nord', name: 'Fjordline IT', currency: 'NOK', timeZone: 'Europe/Oslo', locale: 'en', rate: 12 },
  { key: 'andes', parent: ROOT, name: 'Andina Nube', currency: 'CLP', timeZone: 'America/Santiago', locale: 'es', rate: 10 },
];

export const staff = [
  { role: 'owner', firstName: 'Otto', lastName: 'Vogel' },
  { role: 'marketing', firstName: 'Mara', lastName: 'Lind' },
  { role: 'sales', firstName: 'Sami', lastName: 'Koch' },
  { role: 'auditor', firstName: 'Ada', lastName: 'Prüf' },
] as const;

export const products = [
  { key: 'office', name: 'Office E3', category: 'Productivity', vendor: 'Microsoft', description: 'Mail, documents and meetings for every employee.', behaviour: 'succeed' },
  { key: 'backup', name: 'Vault Backup', category: 'Data protection', vendor: 'Vaultline', description: 'Daily backup of mail and files, kept for a year.', behaviour: 'succeed' },
  { key: 'rack', name: 'Private Rack', category: 'Infrastructure', vendor: 'Rackhaus', description: 'Servers set up by hand: an engineer confirms each step.', behaviour: 'wait' },
  { key: 'edge', name: 'Edge Firewall', category: 'Security', vendor: 'Wallgate', description: 'A vendor whose interface is down at the moment.', behaviour: 'fail' },
] as const;

/** Prices are in euro cents. */
export const plans = [
  { key: 'e3m', product: 'office', terms: 'std_monthly', name: 'Office E3 monthly', sku: 'O365-E3-M', billingType: 'csp_monthly', resource: ['licences', 'Licences', 'licence'], included: 0, minimum: 1, limit: 300, fee: 500, planFee: 0, setup: 0, term: { count: 1, unit: 'year' } },
  { key: 'e3a', product: 'office', terms: 'std_annual', name: 'Office E3 annual', sku: 'O365-E3-A', billingType: 'csp_annual', resource: ['licences', 'Licences', 'licence'], included: 0, minimum: 1, limit: 300, fee: 400, planFee: 0, setup: 0, term: { count: 1, unit: 'year' } },
  { key: 'vault', product: 'backup', terms: 'std_monthly', name: 'Vault Backup 100', sku: 'VB-100', billingType: 'csp_monthly', resource: ['storage', 'Storage', 'GB'], included: 100, minimum: 100, limit: 5000, fee: 6, planFee: 900, setup: 0, term: null },
  { key: 'short', product: 'office', terms: 'std_monthly', name: 'Office E3 project', sku: 'O365-E3-P', billingType: 'csp_monthly', resource: ['licences', 'Licences', 'licence'], included: 0, minimum: 1, limit: 50, fee: 650, planFee: 0, setup: 0, term: { count: 3, unit: 'month' } },
  { key: 'rack', product: 'rack', terms: 'std_annual', name: 'Private Rack', sku: 'RACK-1', billingType: 'csp_annual', resource: ['servers', 'Servers', 'server'], included: 1, minimum: 1, limit: 12, fee: 4000, planFee: 9900, setup: 25_000, term: { count: 1, unit: 'year' } },
  { key: 'edge', product: 'edge', terms: 'std_monthly', name: 'Edge Firewall', sku: 'EDGE-1', billingType: 'csp_monthly', resource: ['sites', 'Sites', 'site'], included: 0, minimum: 1, limit: 20, fee: 1900, planFee: 0, setup: 0, term: { count: 1, unit: 'year' } },
] as const;
export type PlanKey = (typeof plans)[number]['key'];

export const serviceTerms = [
  { key: 'std_monthly', name: 'Standard monthly', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 },
  { key: 'std_annual', name: 'Standard annual', billingDay: 1, manualRenewPoint: 60, autoRenewPoint: 20, gracePeriod: 10, stopPeriod: 30 },
] as const;

export interface DemoAccount {
  readonly key: string;
  readonly reseller: string;
  readonly kind: 'legal_entity' | 'person';
  readonly name: string;
  readonly country: string;
  readonly city: string;
  /** First and last names of Owner, Admin and User. */
  readonly people: readonly (readonly [string, string])[];
  /** Put on the balance in the beginning and every second month, in euro cents; null: pays each order by itself and never tops up. */
  readonly topUp: number | null;
  /** Pays with a negative balance, in euro cents. */
  readonly threshold: number;
}

export const accounts: readonly DemoAccount[] = [
  { key: 'atelier', reseller: ROOT, kind: 'legal_entity', name: 'Atelier Blau GmbH', country: 'DE', city: 'Leipzig', people: [['Clara', 'Blau'], ['Jonas', 'Reiter'], ['Mia', 'Sommer']], topUp: 60_000, threshold: 0 },
  { key: 'hofer', reseller: ROOT, kind: 'person', name: 'Lukas Hofer', country: 'AT', city: 'Graz', people: [['Lukas', 'Hofer']], topUp: 20_000, threshold: 0 },
  { key: 'bergbau', reseller: 'nord', kind: 'legal_entity', name: 'Bergbau Technik AG', country: 'DE', city: 'Essen', people: [['Hanna', 'Fels'], ['Peter', 'Grube']], topUp: 90_000, threshold: 20_000 },
  { key: 'hafen', reseller: 'nord', kind: 'legal_entity', name: 'Hafenlogistik Nord', country: 'DE', city: 'Hamburg', people: [['Sven', 'Anker'], ['Ute', 'Deich']], topUp: 70_000, threshold: 0 },
  { key: 'klinik', reseller: 'nord', kind: 'legal_entity', name: 'Klinik am See', country: 'DE', city: 'Kiel', people: [['Petra', 'Lang']], topUp: 120_000, threshold: 0 },
  { key: 'sparrow', reseller: 'nord', kind: 'legal_entity', name: 'Sparrow Games', country: 'DE', city: 'Bremen', people: [['Finn', 'Adler']], topUp: null, threshold: 0 },
  { key: 'fiskeri', reseller: 'fjord', kind: 'legal_entity', name: 'Fiskeri Vest AS', country: 'NO', city: 'Bergen', people: [['Ida', 'Holm'], ['Lars', 'Nes'], ['Nora', 'Vik']], topUp: 80_000, threshold: 0 },
  { key: 'trelast', reseller: 'fjord', kind: 'legal_entity', name: 'Trelast Hamar AS', country: 'NO', city: 'Hamar', people: [['Odd', 'Skog']], topUp: 50_000, threshold: 0 },
  { key: 'bokhandel', reseller: 'fjord', kind: 'person', name: 'Siri Bok', country: 'NO', city: 'Oslo', people: [['Siri', 'Bok']], topUp: null, threshold: 0 },
  { key: 'minera', reseller: 'andes', kind: 'legal_entity', name: 'Minera del Norte SpA', country: 'CL', city: 'Antofagasta', people: [['Camila', 'Rojas'], ['Diego', 'Soto']], topUp: 150_000, threshold: 30_000 },
  { key: 'vina', reseller: 'andes', kind: 'legal_entity', name: 'Viña Los Aromos', country: 'CL', city: 'Talca', people: [['Pablo', 'Vera']], topUp: 60_000, threshold: 0 },
  { key: 'escuela', reseller: 'andes', kind: 'legal_entity', name: 'Escuela Mar Azul', country: 'CL', city: 'Valdivia', people: [['Elena', 'Fuentes']], topUp: 40_000, threshold: 0 },
];

export const discounts = [
  { key: 'welcome', reseller: 'nord', name: 'Welcome', type: 'promo_code', percentage: '10', code: 'WELCOME10', accounts: null },
  { key: 'loyal', reseller: 'nord', name: 'Loyal customer', type: 'account', percentage: '5', code: null, accounts: ['bergbau', 'hafen'] },
  { key: 'school', reseller: 'andes', name: 'Educación', type: 'account', percentage: '12.5', code: null, accounts: ['escuela'] },
  { key: 'ten', reseller: ROOT, name: 'Ten per cent for Hofer', type: 'account', percentage: '10', code: null, accounts: ['hofer'] },
  { key: 'launch', reseller: ROOT, name: 'Launch week', type: 'promo_code', percentage: '20', code: 'LAUNCH20', accounts: null },
] as const;
