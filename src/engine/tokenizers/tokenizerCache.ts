/** Where the browser keeps vocabularies of other tokenizers; the page lists and removes them there. */
export const TOKENIZER_CACHE = 'glassbox-tokenizers';
