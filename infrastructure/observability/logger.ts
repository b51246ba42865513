import { pino, type Logger } from 'pino';

/** Never in a line: secrets, tokens, passwords, and how to reach people. */
const SECRET = ['password', 'token', 'secret', 'secretHash', 'sealedSecret', 'clientSecret', 'passwordHash', 'authorization', 'email', 'phone'];

/** One JSON object a line, with the level by name and the time in UTC. */
export const createLogger = (level = 'info'): Logger =>
  pino({
    level,
    base: { service: 'skyledger' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: [...SECRET, ...SECRET.map((name) => `*.${name}`), ...SECRET.map((name) => `*.*.${name}`)], censor: '[hidden]' },
  });
