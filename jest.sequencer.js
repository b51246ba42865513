import { statSync } from 'node:fs';

/** The suites that take longest begin first, so that neither worker waits for the other in the end; then the larger files. */
const LONGEST = ['test/simulation/', 'test/durability/', 'test/cli.', 'test/demo.', 'test/browser/', 'eventstoredb-event-store.spec', 'bad-input', 'faults.spec'];

const rank = ({ path }) => {
  const place = LONGEST.findIndex((part) => path.replaceAll('\\', '/').includes(part));
  return place < 0 ? LONGEST.length : place;
};

export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || statSync(b.path).size - statSync(a.path).size);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
