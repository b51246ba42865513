import tseslint from 'typescript-eslint';

/** Time, chance and ids come in as arguments: the same events and commands give the same result for ever. */
const pure = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time comes in as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance comes in as an argument.' },
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Ids come in as arguments.' },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Ids come in as arguments.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'ui/vite.config.ts', '*.js', '*.cjs', 'test/servers/**/*.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      'max-depth': ['error', 3],
      'max-params': ['error', 6],
      // A switch with a line for each event or command is easy to read however many there are.
      complexity: ['error', 16],
    },
  },
  // What a page shows or leaves out is one condition each: markup reads from top to bottom.
  { files: ['ui/src/**/*.tsx'], rules: { complexity: ['error', 24] } },
  { files: ['domain/**/*.ts', 'projections/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...pure] } },
);
