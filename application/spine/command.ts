import 'reflect-metadata';
import { injectable } from 'inversify';
import type { CommandContext } from './context.js';
import type { Role } from './principal.js';
import type { Committed } from './transactor.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- constructors of DTOs and handlers differ
export type Constructor<T = object> = new (...args: any[]) => T;

/** What a command did: where the record that it made or changed stands now (its id is the stream's). */
export interface CommandOutcome {
  readonly committed: Committed;
  /** Shown once and never stored in clear: a new API token. */
  readonly secret?: string;
}

/** What a command that only looks ahead answers. */
export interface Preview {
  readonly preview: object;
}

/** A use case: guards shape by its DTO, meaning by its decider. */
export interface CommandHandler<Dto extends object> {
  handle(dto: Dto, ctx: CommandContext): Promise<CommandOutcome | Preview>;
}

export interface CommandDefinition {
  /** `verb-noun`, as in POST /api/commands/verb-noun. */
  readonly name: string;
  /** The context whose folder holds it: the tag in openapi.json. */
  readonly context: 'partners' | 'catalog' | 'sales' | 'subscriptions' | 'billing' | 'consumption' | 'audit';
  readonly summary: string;
  readonly dto: Constructor;
  /** Who may send it at all; what of the tree he may reach is the handler's to check. `anyone` needs no log-in. */
  readonly allow: readonly Role[] | 'anyone' | 'signed-in';
  /** False for commands whose effects cannot be rehearsed (they write outside the log). Default true. */
  readonly rehearsable?: boolean;
  /** A vendor's document comes with it, of so many megabytes at most; its numbers are read digit by digit. */
  readonly vendorDocument?: number;
  /** The field that holds it: an object that is handed on as it came, for the handler to read. */
  readonly documentField?: string;
}

const KEY = Symbol('command');

/** Marks a handler class as the one of a command. */
export const command =
  (definition: CommandDefinition) =>
  <T extends Constructor>(target: T): T => {
    injectable()(target);
    Reflect.defineMetadata(KEY, definition, target);
    return target;
  };

export const definitionOf = (handler: Constructor): CommandDefinition => {
  const definition = Reflect.getMetadata(KEY, handler) as CommandDefinition | undefined;
  if (!definition) throw new Error(`${handler.name} is not marked with @command`);
  return definition;
};
