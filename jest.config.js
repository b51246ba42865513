/** Run as `node --experimental-vm-modules`: inversify 8 and uuid 14 are ESM only. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/domain', '<rootDir>/application', '<rootDir>/projections', '<rootDir>/infrastructure', '<rootDir>/interfaces', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/test/servers/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  testSequencer: './jest.sequencer.js',
  // Ends what hangs. It judges no speed: a slow machine with two busy cores passes as well.
  testTimeout: 300_000,
  maxWorkers: 2,
};
