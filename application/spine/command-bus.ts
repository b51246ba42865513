import { plainToInstance } from 'class-transformer';
import { forbidden, notFound } from '../../domain/shared/errors.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Clock } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';
import type { Secrets } from '../ports/secrets.js';
import { keyReused, usedKey } from './command-key.js';
import type { CommandDefinition, CommandHandler, CommandOutcome, Constructor, Preview } from './command.js';
import type { CommandContext } from './context.js';
import { fieldErrors, type FieldError } from './field-errors.js';
import { revisionOf } from './folded.js';
import { canonicalJson, derivedId } from './ids.js';
import { isSellersOwn, type Principal } from './principal.js';
import type { Transactor } from './transactor.js';
import { validate } from './validation.js';
import { SECRET_KEYS, withoutKeys } from '../queries/hidden-paths.js';

export class MalformedCommand extends Error {
  constructor(
    message: string,
    readonly errors: readonly FieldError[],
  ) {
    super(message);
    this.name = 'MalformedCommand';
  }
}

export class NotSignedIn extends Error {}

export interface CommandRequest {
  readonly name: string;
  readonly body: unknown;
  /** Null: nobody is signed in. */
  readonly principal: Principal | null;
  /** The client's Idempotency-Key, or a random one made for this request. */
  readonly key: string;
  readonly keyed: boolean;
  readonly expectedRevision: number | null;
  readonly dryRun: boolean;
  readonly correlationId: string;
  readonly simulated?: boolean;
  /** Of a body with a vendor's document: the hash of its text, where the caller has that. */
  readonly bodyHash?: string;
}

export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  readonly events: readonly string[];
  readonly secret?: string;
}

/** What a dry run answers: the events that the command would record itself, before workflows go on. */
export interface Rehearsal {
  readonly id: string;
  readonly dryRun: true;
  readonly events: readonly { readonly stream: string; readonly type: string; readonly data: unknown }[];
}

export interface Registration {
  readonly definition: CommandDefinition;
  readonly handler: CommandHandler<object>;
}

const ANYONE: Principal = { kind: 'system', id: 'anyone', loginId: null, role: 'system', resellerId: '', resellerPath: '', accountId: null };

/** Every command passes here: its shape, who sends it, whether it was seen before; then its handler. */
export class CommandBus {
  private readonly commands: ReadonlyMap<string, Registration>;

  constructor(
    registrations: readonly Registration[],
    private readonly store: EventStore,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    /** Keyed: a body may hold a password, and its fingerprint stays in the log for ever. */
    private readonly secrets: Pick<Secrets, 'mac'>,
  ) {
    this.commands = new Map(registrations.map((registration) => [registration.definition.name, registration]));
  }

  async execute(request: CommandRequest): Promise<CommandAnswer | Rehearsal | Preview> {
    const registration = this.commands.get(request.name);
    if (!registration) throw notFound('command', request.name);
    const { definition, handler } = registration;
    const principal = authorised(definition, request.principal);
    const dto = await checked(definition.dto, request.body, definition.documentField);
    const ctx = this.context(request, principal, request.bodyHash ?? fingerprinted(definition, dto));
    const before = request.keyed ? await this.seenBefore(ctx) : null;
    if (before) return before;
    const outcome = await handler.handle(dto, ctx);
    if ('preview' in outcome) return outcome;
    return ctx.rehearsal ? rehearsalOf(outcome, ctx.rehearsal, principal) : answerOf(outcome);
  }

  private context(request: CommandRequest, principal: Principal, fingerprint: string): CommandContext {
    const commandId = derivedId(principal.id, request.key);
    return {
      command: request.name,
      commandId,
      correlationId: request.correlationId,
      causationId: commandId,
      principal,
      now: this.clock.now(),
      bodyHash: this.secrets.mac('command body', fingerprint),
      keyed: request.keyed,
      expectedRevision: request.expectedRevision,
      simulated: request.simulated ?? false,
      rehearsal: request.dryRun ? new Map() : null,
    };
  }

  /** The first answer again, whatever has happened since; null when the key is new, or its first attempt broke off. */
  private async seenBefore(ctx: CommandContext): Promise<CommandAnswer | null> {
    const used = await usedKey(this.store, ctx.commandId);
    if (!used) return null;
    if (used.bodyHash !== ctx.bodyHash) throw keyReused();
    const committed = await this.transactor.applied(used.stream, ctx.commandId);
    return committed ? answerOf({ committed }) : null;
  }
}

const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

const answerOf = ({ committed, secret }: CommandOutcome): CommandAnswer => ({
  id: idOf(committed.book?.of ?? committed.stream),
  revision: revisionOf(committed),
  position: committed.position,
  events: committed.types,
  ...(secret === undefined ? {} : { secret }),
});

/** What a reseller keeps from those above it: its discounts, what its prices were computed from, and what use costs it and its customers (rulings, Software 12). */
const SELLERS_OWN = ['discount', 'derivation', 'basis', 'promoCode', 'cost', 'costs', 'netCost', 'unitPrice'];

/** Where a record stands in the tree, how many documents its seller has numbered, and which discounts lost, is nothing for customers. */
const INTERNAL = ['resellerId', 'resellerPath', 'basis', 'lost'];

const rehearsalOf = (outcome: CommandOutcome, rehearsal: ReadonlyMap<string, readonly Recorded[]>, principal: Principal): Rehearsal => {
  const customer = principal.kind === 'user';
  const events = [...rehearsal.values()].flat().filter(({ type }) => !(customer && type === 'NumberIssued'));
  const hidden = (resellerId: string): readonly string[] => [...SECRET_KEYS, ...(isSellersOwn(principal, resellerId) ? [] : SELLERS_OWN), ...(customer ? INTERNAL : [])];
  return { id: idOf(outcome.committed.book?.of ?? outcome.committed.stream), dryRun: true, events: events.map(({ stream, type, data, metadata }) => ({ stream, type, data: withoutKeys(data, hidden(metadata.scope.resellerId)) })) };
};

const authorised = (definition: CommandDefinition, principal: Principal | null): Principal => {
  if (definition.allow === 'anyone') return principal ?? ANYONE;
  if (!principal) throw new NotSignedIn('sign in first');
  if (definition.allow !== 'signed-in' && principal.role !== 'system' && !definition.allow.includes(principal.role))
    throw forbidden(`Your role ${principal.role} may not ${definition.name.replace('-', ' ')}. Ask one of: ${definition.allow.join(', ')}.`);
  return principal;
};

/** Equal commands have equal texts. A vendor's document is compared as it came: to sort its fields takes longer than to read it. */
const fingerprinted = ({ name, documentField }: CommandDefinition, dto: object): string => {
  if (!documentField) return canonicalJson({ command: name, body: dto });
  const { [documentField]: document, ...body } = dto as Readonly<Record<string, unknown>>;
  return `${canonicalJson({ command: name, body })}\n${JSON.stringify(document)}`;
};

/** A DTO with the right shape, or every field that is wrong. Unknown fields are refused. */
export const checked = async (dto: Constructor, sent: unknown, documentField?: string): Promise<object> => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw new MalformedCommand('The body must be one JSON object, sent with Content-Type: application/json.', [{ pointer: '', code: 'object', detail: 'must be an object' }]);
  const [body, document] = documentField ? withoutField(sent, documentField) : [sent, {}];
  const broken = brokenText(body, '');
  if (broken.length > 0) throw new MalformedCommand('Some texts are not valid Unicode; see errors.', broken);
  const instance: object = Object.assign(plainToInstance(dto, body, { enableImplicitConversion: false, exposeUnsetFields: false }), document);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw new MalformedCommand('Some fields are missing, unknown or have the wrong shape; see errors.', errors.flatMap((error) => fieldErrors(error)));
  return instance;
};

const withoutField = (body: object, field: string): readonly [rest: object, own: object] => {
  const { [field]: document, ...rest } = body as Readonly<Record<string, unknown>>;
  return [rest, document === undefined ? {} : { [field]: document }];
};

/** Half a surrogate pair is valid in JSON and nowhere else: it could not be stored, hashed or shown. */
const brokenText = (value: unknown, pointer: string): readonly FieldError[] => {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [{ pointer, code: 'unicode', detail: 'must be valid Unicode text' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => brokenText(item, `${pointer}/${key.toWellFormed()}`));
};
