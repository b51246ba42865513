import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '../../application/ports/event-store.js';

const [reseller, account, manager] = [randomUUID(), randomUUID(), randomUUID()];

/** A payment of an order: with its metadata about as long as the average event of the demo, 900 bytes. */
export const sampleEvent = (): EventToAppend => {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'PaymentCreated',
    data: {
      paymentId: randomUUID(), number: 'PY000241', kind: 'order', accountId: account, resellerId: reseller, orderId: randomUUID(), subscriptionId: randomUUID(),
      amount: 1935, currency: 'EUR', createdOn: '2026-08-20', dueOn: '2026-08-27',
    },
    metadata: {
      schemaVersion: 1, command: 'place-order', commandId, correlationId: '4bf92f3577b34da6a3ce929d0e0e4736', causationId: commandId,
      actor: { kind: 'manager', id: manager }, scope: { resellerId: reseller, resellerPath: `/${manager}/${reseller}/`, accountId: account },
      recordedAt: '2026-08-20T09:00:00.000Z', bodyHash: '6c58a9ab20440531f79ca26cd77b9b2c8b8af61bcf1bc9024c51b85c4adfaae4',
    },
  };
};
