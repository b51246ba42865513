import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MailNotSent, type Mail } from '../../application/ports/mail.js';
import { openMail } from './mail.js';
import { openOutbox } from './outbox.js';

const mailOf = (id: string, changes: Partial<Mail> = {}): Mail => ({
  id,
  resellerId: 'r1',
  profileId: 'p1',
  to: 'zoe@example.com',
  subject: 'Приглашение',
  text: 'https://cloud.example.com/x',
  ...changes,
});
const clock = { now: () => '2026-03-01T10:00:00.000Z', today: () => '2026-03-01' };

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mail-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('outbox', () => {
  const open = () => openOutbox(join(folder, 'mail.db'), clock);

  it('lists the messages of one reseller, newest first, also after a restart', async () => {
    const outbox = open();
    for (const id of ['a', 'b', 'c']) await outbox.send(mailOf(id));
    await outbox.send(mailOf('other', { resellerId: 'r2' }));
    await outbox.close();
    const again = open();
    expect((await again.list('r1', 2)).map(({ id }) => id)).toEqual(['c', 'b']);
    expect(await again.get('a')).toEqual({ ...mailOf('a'), sentAt: clock.now() });
    expect(await again.get('nothing')).toBeNull();
    await again.close();
  });

  it('keeps a message once, however often it is sent', async () => {
    const outbox = open();
    await outbox.send(mailOf('a'));
    await outbox.send(mailOf('a', { text: 'again' }));
    expect((await outbox.list('r1', 10)).map(({ text }) => text)).toEqual([mailOf('a').text]);
    await outbox.close();
  });

  it('forgets every message to a person, down to the bytes', async () => {
    const outbox = open();
    await outbox.send(mailOf('a', { to: 'gone@example.com' }));
    await outbox.send(mailOf('b', { profileId: 'p2' }));
    await outbox.erase('p1');
    expect((await outbox.list('r1', 10)).map(({ id }) => id)).toEqual(['b']);
    expect(readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1')).join('')).not.toContain('gone@example.com');
    await outbox.close();
  });
});

describe('SMTP', () => {
  let server: Server;
  let received: string;
  /** Speaks just enough SMTP; refuses recipients at refused.example. */
  beforeEach(async () => {
    received = '';
    server = createServer((socket) => {
      let inData = false;
      socket.write('220 test\r\n');
      socket.on('data', (chunk) => {
        received += chunk.toString();
        if (inData && !received.endsWith('\r\n.\r\n')) return;
        const line = chunk.toString();
        if (inData) socket.write('250 taken\r\n');
        else if (line.includes('refused.example')) socket.write('550 5.1.1 <zoe@refused.example> unknown\r\n');
        else socket.write(line.startsWith('DATA') ? '354 go on\r\n' : '250 ok\r\n');
        inData = line.startsWith('DATA');
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const open = () =>
    openMail({ smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, from: 'Skyledger <no-reply@cloud.example.com>', file: join(folder, 'mail.db') }, clock);

  it('hands the message to the server under its own id, and keeps nothing', async () => {
    const { mail, outbox } = open();
    await mail.send(mailOf('7f', { subject: 'Hello' }));
    expect(received).toContain('Message-ID: <7f@cloud.example.com>');
    expect(received).toContain('To: zoe@example.com');
    expect(received).toContain('Subject: Hello');
    expect(await outbox.list('r1', 10)).toEqual([]);
    await mail.close();
  });

  it('tells of a refusal without the address in it', async () => {
    const { mail } = open();
    const refusal = await mail.send(mailOf('a', { to: 'zoe@refused.example' })).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MailNotSent);
    expect(String(refusal)).toContain('550');
    expect(String(refusal)).not.toContain('zoe');
    await mail.close();
  });

  it('wants to know the sender', () => expect(() => openMail({ smtpUrl: 'smtp://127.0.0.1:1', file: 'unused' }, clock)).toThrow('MAIL_FROM'));
});
