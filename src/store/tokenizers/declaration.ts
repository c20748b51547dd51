/**
 * Article 1 of the Universal Declaration of Human Rights, the same thought in many languages. The file is made by
 * scripts/makeDeclaration.mjs from Unicode's collection; nobody types it.
 */
import written from './declaration.json';

export interface Declaration {
  /** As Unicode's collection names the translation. */
  readonly code: string;
  /** Its language as browsers know it: `en`, `pt-BR`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly text: string;
}

/** English comes first. */
export const DECLARATION = written as readonly Declaration[];
