/** How much text the trainer takes. */

/** Characters that are used; what follows is not. More would not be read in the time anyone waits. */
export const LONGEST_TEXT = 500_000;
/** Shorter than this there is too little to train on and nothing to hold out. */
export const SHORTEST_TEXT = 600;
/** Characters of the small world that are written: enough that none is read three times in 2,000 steps. */
export const WORLD_CHARACTERS = 300_000;
/** Share of the text, at its end, that is never trained on. */
export const HELD_OUT_SHARE = 0.1;
/** Different characters that get a token; the rarer ones are folded into one. Leaves room for the alphabet and the tags. */
export const MOST_CHARACTERS = 118;
