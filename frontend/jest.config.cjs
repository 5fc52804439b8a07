/** jsdom tests. CommonJS because react-admin's packages are; `@ioc/shared` is read as source, like everywhere else. */
module.exports = {
  displayName: 'frontend',
  rootDir: __dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx'],
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['source', 'require', 'default', 'browser'] },
  transform: {
    '^.+\\.[mc]?[jt]sx?$': ['@swc/jest', {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    }],
  },
  // Packages that ship ES modules only: one of react-admin's, and what the vector tile renderer is made of.
  transformIgnorePatterns: ['/node_modules/(?!(react-hotkeys-hook|@mapbox|@protomaps|rbush|quickselect|pbf|pmtiles)/)'],
  moduleNameMapper: {
    '\\.(css|png|svg|woff2?)$': '<rootDir>/src/testing/empty.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
  testTimeout: 20_000,
};
