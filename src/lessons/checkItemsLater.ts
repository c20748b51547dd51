/**
 * Four items of the check once more, two weeks later, with another surface: who has learned the sentence of the first
 * form alone is not helped by it. Each has the id of the item that it is parallel to.
 */
import type { CheckItem } from '@/views/learn/check/CheckItem.ts';
import { en, option } from './checkWords.ts';

export const PARALLEL: readonly CheckItem[] = [
  {
    id: '1',
    asks: en('A translation program is built on a language model. What does the model itself do with your sentence?'),
    options: [
      option('It computes which token is how probable next.', 'Of the text so far, translation included, as always.'),
      option('It looks the sentence up among translations.', 'There is no list of sentences in it, only numbers.'),
      option('It asks a dictionary on the web for each word.', 'Without an extra tool nothing outside is reached.'),
      option('It follows the grammar that linguists put in.', 'Nobody put grammar in; it was trained on texts.'),
    ],
    misconceptions: ['M1', 'M2'],
    source: 'Parallel to question 1: Marx, Witt and Leonhardt 2024, doi 10.1145/3677619.3678114; Searchlight 2025',
  },
  {
    id: '3',
    asks: en('Asked for the capital of Freedonia, a country in a film, a model names a real city. Why?'),
    options: [
      option('Cities follow such words, and one has to lead.', 'Something must be the most probable, right or wrong.'),
      option('It mixed up two lines of its list of countries.', 'There is no such list in it.'),
      option('It hides that it has no answer to the question.', 'It has no intention; it computes the next token.'),
      option(
        'The unknown country led to a program failure.',
        'Right and wrong answers come from the same computation.',
      ),
    ],
    misconceptions: ['M1', 'M12'],
    source: 'Parallel to question 3: Shoufan and Esmaeil 2026, arXiv 2602.17671',
  },
  {
    id: '4',
    asks: en(
      'You teach a chatbot a word of your own. A week later you open a new chat. What does the model have of it?',
    ),
    options: [
      option(
        'Nothing: the chat changed no parameter of it.',
        'A product may keep notes; they then stand in the prompt.',
      ),
      option('The word: it went on learning it all the week.', 'Using a model does not train it.'),
      option('The word, if it was repeated often enough then.', 'However often: the numbers stay.'),
      option('A trace: other people now get it in answers.', 'What you write goes into your window alone.'),
    ],
    misconceptions: ['M5'],
    source: 'Parallel to question 4: Marx, Witt and Leonhardt 2024; O’Brien et al. 2025, arXiv 2510.25662',
  },
  {
    id: '8',
    asks: en(
      'A model completes “The fox chased the mouse. So the mouse ran away from the” with “fox”. How do you test whether it uses who chased whom?',
    ),
    options: [
      option('I let the mouse chase the fox and look again.', 'If the answer stays, who chased whom was not used.'),
      option('I ask it why “fox” and read what it answers.', 'The explanation is one more probable text.'),
      option('I look which heads attend to the fox there.', 'Where a head looks does not say what came of it.'),
      option(
        'I run it ten times and count how often it says fox.',
        'The same answer again tells nothing of the reason.',
      ),
    ],
    misconceptions: ['M3', 'M8'],
    source: 'Parallel to question 8: Jain and Wallace 2019, Attention is not explanation, arXiv 1902.10186',
  },
];
