/** What is watched while a model learns the world, until the visitor writes something else. */

/** Within 32 characters, the shortest context there is. */
export const WORLD_SENTENCE = 'The dog barks. The cat purrs.';
export const WORLD_PROMPT = 'The colour of ';
/** What is asked while a model learns to answer. */
export const WORLD_QUESTION = 'What colour is grass?';
