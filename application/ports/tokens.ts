/** What inversify binds. Types stand beside each use: `@inject(TOKENS.clock) private readonly clock: Clock`. */
export const TOKENS = {
  eventStore: Symbol('EventStore'),
  readStore: Symbol('ReadStore'),
  profiles: Symbol('ProfileStore'),
  clock: Symbol('Clock'),
  mail: Symbol('MailPort'),
  outbox: Symbol('Outbox'),
  provisioning: Symbol('ProvisioningPort'),
  partnerCenter: Symbol('PartnerCenterPort'),
  views: Symbol('Views'),
  spreadsheets: Symbol('Spreadsheets'),
  secrets: Symbol('Secrets'),
  workflows: Symbol('WorkflowRunner'),
  settings: Symbol('Settings'),
  exportFiles: Symbol('ExportFiles'),
  tableFormats: Symbol('TableFormats'),
  drawPaper: Symbol('DrawPaper'),
} as const;
