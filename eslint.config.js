/** What the compiler does not see: the one-way rule between rooms, honest numbers, promises left alone. Layout is Prettier's. */
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { NEWER_PROPERTIES } from './scripts/lint/browsers.mjs';
import { WITHOUT_REACT, zones } from './scripts/lint/rooms.mjs';

const RUNTIME = ['@xenova/transformers', '@huggingface/transformers', 'onnxruntime-web', 'onnxruntime-common'];
const REACT = ['react', 'react-dom', 'react-i18next', 'zustand'];

/**
 * Packages by name, with all their parts. `zustand/vanilla` is the one part of zustand without React.
 * @param {string[]} names
 * @param {string} message
 */
const packages = (names, message) => names.map((name) => ({ regex: `^${name}(?:/(?!vanilla$)|$)`, message }));

const NO_PARENTS = {
  regex: '(?:^|/)\\.\\.(?:/|$)',
  message: 'Import from another folder by its room, "@/room/File.ts": a path that climbs hides which room it enters.',
};
const NO_RUNTIME = packages(
  RUNTIME,
  'Only engine may import the runtime: every other room knows Traces, so that recordings and fakes work as well.',
);
const NO_REACT = packages(
  REACT,
  'React starts at elements: the rooms below run, and are tested, without it (stores: "zustand/vanilla").',
);

/**
 * The rule holds one list for each file, so every group of files gets its whole list.
 * @param {({ regex: string, message: string } | { regex: string, message: string }[])[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const restrictImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: patterns.flat() }] });

export default defineConfig(
  // AssemblyScript is TypeScript in syntax alone: its own compiler checks it.
  globalIgnores(['dist', 'test-results', 'playwright-report', 'coverage', 'src/trainer/kernels/assembly']),
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [eslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'max-lines': ['error', 300], eqeqeq: 'error', 'prefer-const': 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // The dearest of the typed rules, for faults that this code does not have: no enums, few classes, pinned packages.
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Spreading a string yields code points, and code points are what tokens are about.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An index inside its loop's bounds is certain to us and unknown to the compiler.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Stores and clients are closures: their methods need no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: import.meta.dirname })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      ...restrictImports(NO_PARENTS, NO_RUNTIME),
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      // Circles of imports, types among them, are found by scripts/lint/cycles.mjs.
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message:
            'Every number on screen is the model’s, and every draw can be repeated: use the seeded generator in model.',
        },
        ...NEWER_PROPERTIES,
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: `ImportExpression[source.value=/^(${RUNTIME.join('|').replaceAll('/', '\\u002F')})/]`,
          message: 'Only engine may import the runtime, and it imports it statically.',
        },
      ],
    },
  },
  // Where there is React. Its rules compile every file they see, which is a fifth of the time that lint takes.
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: [`src/{${WITHOUT_REACT.join(',')}}/**`],
    extends: [reactHooks.configs.flat.recommended],
  },
  { files: [`src/{${WITHOUT_REACT.join(',')}}/**`], rules: restrictImports(NO_PARENTS, NO_RUNTIME, NO_REACT) },
  { files: ['src/engine/**'], rules: { ...restrictImports(NO_PARENTS, NO_REACT), 'no-restricted-syntax': 'off' } },
  {
    // Tests read recorded JSON and build odd inputs on purpose. What types find there is a promise left alone.
    files: ['tests/**/*.{ts,tsx}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      'max-lines': ['error', 400],
    },
  },
  { files: ['public/embeds.js'], languageOptions: { globals: { addEventListener: 'readonly', document: 'readonly' } } },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);
