import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpSystem } from '../../test/support/http-system.js';

describe('a server that stops', () => {
  let http: HttpSystem;
  let socket: Socket;
  let answers: string;
  beforeEach(async () => {
    [http, answers] = [await HttpSystem.open(), ''];
    socket = connect(Number(new URL(http.url).port), '127.0.0.1').on('data', (chunk: Buffer) => (answers += chunk.toString()));
  });
  afterEach(() => void socket.destroy());

  it('answers what it was asked, and ends a connection with its answer rather than in the middle of the next request', async () => {
    socket.write('POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n');
    while (!answers.includes('100 Continue')) await once(socket, 'data');
    const closed = http.close();
    socket.write('{}GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'end');
    await closed;
    expect(answers.match(/HTTP\/1.1 \d+|Connection: \S+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 400', 'Connection: keep-alive', 'HTTP/1.1 200', 'Connection: close']);
  });
});
