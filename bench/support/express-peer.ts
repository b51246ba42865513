import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** The process of the peer: takes the same JSON, and answers as much, but checks and stores nothing. Tells its port as a message. */
const app = express();
let position = 0;
app.post('/api/commands/:name', express.json(), (_request, response) => {
  response.json({ id: randomUUID(), revision: 0, position: ++position, events: ['PaymentCreated'] });
});
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
