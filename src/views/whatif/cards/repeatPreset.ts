/**
 * A list of words, read twice: nothing in it can be guessed the first time, all of it can be looked up the second. Each
 * word is one token of the embedded model, for the second half of a word is easy at any reading.
 */
const WORDS = 'stone window music river letter king table winter door paper doctor island';

export const REPEAT = { text: `${WORDS} ${WORDS}` } as const;
