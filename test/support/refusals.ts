import { DomainError } from '../../domain/shared/errors.js';

/** An answer, or in which words it was refused. */
export const orRefused = async (asked: Promise<unknown>): Promise<unknown> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DomainError && ['not_found', 'forbidden'].includes(error.refusal)) return [error.code, error.message];
    throw error;
  }
};
