/** A list of words, read twice: nothing in it can be guessed the first time, all of it can be looked up the second. */
export const REPEAT = {
  text: Array.from(
    { length: 2 },
    () => 'stone window music river garden letter king table horse bread winter candle',
  ).join(' '),
} as const;
