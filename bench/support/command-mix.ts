/** A command as it goes over the wire. */
export interface Command {
  readonly name: string;
  readonly body: object;
}

/** Sends a command; answers the id of what it made or changed. */
export type Send = (command: Command) => Promise<string>;

/**
 * One turn of a client: three requests for money, one of them received, and a new account. Every command goes to streams
 * of its own, but for the document numbers that a reseller's records share.
 */
export const turn = async (send: Send, accountId: string): Promise<void> => {
  const topUp = { name: 'top-up-account', body: { accountId, amount: 2500 } };
  const paymentId = await send(topUp);
  await send({ name: 'complete-payment', body: { paymentId, method: 'bank_transfer' } });
  await send(topUp);
  await send({ name: 'open-account', body: { kind: 'legal_entity', name: 'Bench Ltd', terms: { classKey: 'prepay' } } });
  await send(topUp);
};
