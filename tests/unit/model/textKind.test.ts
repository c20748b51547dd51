/** What the name-plate warns of, and what it leaves alone. */
import { describe, expect, it } from 'vitest';
import { textKind } from '@/model/textKind.ts';
import { EXAMPLES } from '@/views/prompt/examples.ts';

describe('the kind of a text', () => {
  it.each([
    'What is the capital of France?',
    'He asked, “Who are you?”',
    'Tell me a joke',
    'Please write a poem about the sea',
    'Translate into French: Good morning.',
    'How do I cook pasta',
  ])('is a question or an order: %s', (text) => expect(textKind(text)).toBe('question'));

  it.each(['3 + 4 =', '2+2', '12 × 3 is', 'The sum 7 =', 'What is 3 + 4?'])('is arithmetic: %s', (text) =>
    expect(textKind(text)).toBe('arithmetic'),
  );

  it.each([
    'Der Hund ist groß und',
    'Le chat est dans la',
    'El perro y la casa que',
    'Собака',
    '東京は日本の',
    'Il cane che',
  ])('is another language: %s', (text) => expect(textKind(text)).toBe('language'));

  it.each([
    '',
    'Once upon a time there was a',
    'It was in the year 1850',
    'A naïve café sells 🙂 for 5 €',
    'x-ray',
    'He died',
  ])('is none that needs a word: %j', (text) => expect(textKind(text)).toBeNull());

  it('is told by how a long text begins and ends, without reading all of it', () => {
    const tale = 'Once upon a time there was a king. '.repeat(100);
    expect(textKind(`Please ${tale}`)).toBe('question');
    expect(textKind(`${tale}Is it so?`)).toBe('question');
    expect(textKind(`${tale}${'東京は日本の首都です。'.repeat(200)}`)).toBe('language');
    expect(textKind(`2 + 2. ${tale}`)).toBeNull();
  });

  it('warns of no example, except the sum', () => {
    const warned = EXAMPLES.filter(({ text }) => textKind(text) !== null).map(({ key }) => key);
    expect(warned).toEqual(['sum']);
  });
});
