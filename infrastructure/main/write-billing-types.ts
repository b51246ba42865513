import { readFileSync, writeFileSync } from 'node:fs';
import { withBillingTypes } from '../docs/billing-types-table.js';

/** `node dist/infrastructure/main/write-billing-types.js`: the README's table of billing types, made from the code. A test says when it is out of date. */
writeFileSync('README.md', withBillingTypes(readFileSync('README.md', 'utf8')));
