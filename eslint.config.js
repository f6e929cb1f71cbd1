import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  // The kernel is AssemblyScript, whose compiler and types are its own.
  { ignores: ['**/dist/**', '**/node_modules/**', '**/fixtures/**', 'cases/**', 'packages/*/kernel/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-control-regex': 'off',
    },
  },
  {
    // Below the apps nothing reads the clock, the environment or the terminal: same input, same bytes out.
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'packages/cert-inspector/src/probe/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument below the apps.' },
        { object: 'Math', property: 'random', message: 'Same input, same bytes out.' },
      ],
    },
  },
  {
    files: ['**/*.cjs', '**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        require: 'readonly',
        module: 'readonly',
        __dirname: 'readonly',
        console: 'readonly',
      },
      sourceType: 'module',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
