/** What inversify binds. Types stand beside each use: `@inject(TOKENS.clock) private readonly clock: Clock`. */
export const TOKENS = {
  eventStore: Symbol('EventStore'),
  readStore: Symbol('ReadStore'),
  profiles: Symbol('ProfileStore'),
  clock: Symbol('Clock'),
  mail: Symbol('MailPort'),
  outbox: Symbol('Outbox'),
  provisioning: Symbol('ProvisioningPort'),
  views: Symbol('Views'),
  secrets: Symbol('Secrets'),
  projections: Symbol('ProjectionRunner'),
  workflows: Symbol('WorkflowRunner'),
  logger: Symbol('Logger'),
  metrics: Symbol('Metrics'),
  settings: Symbol('Settings'),
} as const;
