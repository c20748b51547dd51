/**
 * What the compiler does not see: the one-way rule between rooms, honest numbers, the order of hooks. Layout is
 * oxfmt's. Rules that know types, as the one for promises left alone, and the compiler's for React are oxlint's:
 * .oxlintrc.json.
 */
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
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // An index inside its loop's bounds is certain to us and unknown to the compiler.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
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
  // Where there is React. The plugin's other rules compile what they see, and are oxlint's.
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: [`src/{${WITHOUT_REACT.join(',')}}/**`],
    plugins: reactHooks.configs.flat.recommended.plugins,
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: [`src/{${WITHOUT_REACT.join(',')}}/**`], rules: restrictImports(NO_PARENTS, NO_RUNTIME, NO_REACT) },
  { files: ['src/engine/**'], rules: { ...restrictImports(NO_PARENTS, NO_REACT), 'no-restricted-syntax': 'off' } },
  { files: ['tests/**/*.{ts,tsx}'], rules: { 'max-lines': ['error', 400] } },
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
