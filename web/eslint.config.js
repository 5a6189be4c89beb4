import js from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/'] },
  js.configs.recommended,
  ts.configs.strict,
  lit.configs['flat/recommended'],
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ['tools/**', '*.config.*', 'tests/**'], languageOptions: { globals: { ...globals.node } } },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // An inline style attribute would need style-src 'unsafe-inline' on the bank's page.
      'no-restricted-syntax': [
        'error',
        { selector: 'TemplateElement[value.raw=/ style="/]', message: 'Inline styles break a strict CSP.' },
      ],
    },
  },
);
