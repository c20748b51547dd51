/** Texts of one kind for the card of several prompts: three words, over and over, each time others. English, as the model's. */
export const PROMPTS = [
  'stone window music stone window music stone window',
  'river garden letter river garden letter river garden',
  'king table horse king table horse king table',
  'bread winter candle bread winter candle bread winter',
  'moon silver door moon silver door moon silver',
  'apple captain road apple captain road apple captain',
].join('\n');
