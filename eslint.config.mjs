import tseslint from 'typescript-eslint';

/** Names the core must do without: what depends on them comes in through its ports. */
const coreForbiddenGlobals = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'process',
  'global',
  'globalThis',
  'window',
  'self',
  'Buffer',
  'fetch',
  'console',
  'crypto',
  'performance',
  'require',
  'module',
  '__dirname',
  '__filename',
];

const wall = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'out/', '.cache/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'TSNonNullExpression', message: 'Parse or narrow instead of asserting.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      ...wall({ regex: '^(?!\\./)', message: 'src/core imports nothing from outside itself.' }),
      'no-restricted-globals': ['error', ...coreForbiddenGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is a port.' },
        { object: 'Math', property: 'random', message: 'Randomness is a port.' },
      ],
    },
  },
  {
    files: ['src/action/**/*.ts'],
    rules: wall(
      { group: ['**/nodes/**', '**/credentials/**'], message: 'The Action does not know the n8n node.' },
      { group: ['n8n-*'], message: 'The Action does not know n8n.' },
    ),
  },
  {
    files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
    rules: wall(
      { group: ['**/action/**'], message: 'The n8n node does not know the Action.' },
      {
        regex: '^(?!\\.|n8n-workflow$|node:crypto$)',
        message: 'Shipped n8n code imports n8n-workflow only.',
      },
    ),
  },
);
