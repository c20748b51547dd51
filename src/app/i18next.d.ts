/** Message keys are checked by the compiler. */
import 'i18next';
import type { english } from './i18n.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english;
  }
}
