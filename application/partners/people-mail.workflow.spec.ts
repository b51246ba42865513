import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PartnersWorld } from '../../test/support/partners.js';
import { MailNotSent, type Mail } from '../ports/mail.js';
import type { Principal } from '../spine/principal.js';
import { mailText } from './mail-texts.js';

let world: PartnersWorld;
let admin: Principal;
let accountId: string;
beforeEach(async () => {
  world = new PartnersWorld();
  admin = await world.bootstrap();
  accountId = (await world.send(admin, 'open-account', { kind: 'legal_entity', name: 'Acme', terms: { classKey: 'default' } })).id;
});
afterEach(() => world.close());

const invite = (options = {}) => world.send(admin, 'invite-user', { accountId, email: 'anna@acme.example', level: 'Owner' }, options);
const outbox = () => world.outbox.list(admin.resellerId, 10);
const failing = (times: number) => {
  const sent: Mail[] = [];
  let attempts = 0;
  world.mail.send = async (message) => {
    if (++attempts <= times) throw new MailNotSent('the mail server did not take the message (ECONNREFUSED)');
    sent.push(message);
  };
  return sent;
};

describe('mail to people', () => {
  it('is sent once, however often the workflow runs', async () => {
    await invite();
    await world.drain();
    await world.drainAgain();
    expect(await outbox()).toHaveLength(1);
  });

  it('is not sent for simulated history', async () => {
    await invite({ simulated: true });
    await world.drain();
    expect(await outbox()).toEqual([]);
  });

  it('is not sent when it is of no use any more', async () => {
    await invite();
    world.now = '2026-04-01T10:00:00.000Z';
    await world.drain();
    expect(await outbox()).toEqual([]);
  });

  it('is tried three times', async () => {
    const sent = failing(2);
    await invite();
    await world.drain();
    expect(sent.map(({ to }) => to)).toEqual(['anna@acme.example']);
  });

  it('that no server takes becomes a refusal that says what to do', async () => {
    failing(3);
    await invite();
    await expect(world.drain()).rejects.toMatchObject({ code: 'mail_not_sent', message: expect.stringContaining('SMTP_URL') });
  });
});

describe('the texts', () => {
  const facts = { sender: 'Acme', link: 'https://cloud.example.com/x', until: '2026-03-01 10:00 UTC' };

  it.each(['en', 'es', 'pt', 'hi', 'ru'])('say in %s who writes, where to go and until when', (locale) => {
    for (const kind of ['invitation', 'password'] as const) {
      const { subject, text } = mailText(kind, locale, facts);
      expect(subject).toContain(facts.sender);
      expect(text).toContain(facts.link);
      expect(text).toContain(facts.until);
    }
  });

  it('are those of the language, whatever the country, and English else', () => {
    expect(mailText('invitation', 'pt-BR', facts)).toEqual(mailText('invitation', 'pt', facts));
    expect(mailText('invitation', 'fr', facts)).toEqual(mailText('invitation', 'en', facts));
  });
});
