/** jest in ESM mode; swc strips the types. Started through scripts/jest.ts, which adds the flag that ESM needs. */
export default {
  testEnvironment: 'node',
  // Every core: jest would leave one for whoever watches.
  maxWorkers: '100%',
  // Modules of earlier tests stay in a worker's memory, and starting git from a large process costs several times as much.
  workerIdleMemoryLimit: '400MB',
  // A stuck test must end; a slow machine must not fail one.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
}
