/** How much text the trainer takes. */

/** Characters that are used; what follows is not. More would not be read in the time anyone waits. */
export const LONGEST_TEXT = 500_000;
/** Shorter than this there is no row of training and none to hold out. */
export const SHORTEST_TEXT = 500;
/** Share of the text, at its end, that is never trained on. */
export const HELD_OUT_SHARE = 0.05;
