/** Texts that show what a cut has to deal with, by the key of their name in the catalog. */
export const SAMPLES = {
  scripts: 'hello Hello HELLO привет γειά 你好 こんにちは 안녕 नमस्ते สวัสดี שלום مرحبا',
  digits: 'In 1999, 12345 + 678 = 13,023; pi is 3.14159.',
  code: 'for (let i = 0; i < 10; i++) {\n    total += prices[i];\n}',
  emoji: '🙂 👍🏽 👩‍👩‍👧 🇩🇪 ❤️',
  marks: 'cafe\u0301 café, n\u0303 ñ, Việt Nam',
  rightToLeft: 'The Arabic word سلام and the Hebrew word שלום both mean peace.',
  control: 'One text.<|endoftext|>Another text. This is none: <|endoftext',
  spaces: 'one  two   three\n\n\tfour ',
} as const;
export type Sample = keyof typeof SAMPLES;
export const SAMPLE_KEYS = Object.keys(SAMPLES) as readonly Sample[];
