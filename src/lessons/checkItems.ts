/**
 * The check before the first and after the last lesson. Its wrong options are published misconceptions of learners, each
 * item with where it comes from; the options of an item are alike in length and tone, so that no wording gives the right
 * one away. Nobody has tried it with learners yet: what it measures is a change, not a grade.
 */
import type { CheckData } from '@/views/learn/check/CheckItem.ts';
import { PARALLEL } from './checkItemsLater.ts';
import { en, option } from './checkWords.ts';

export const CHECK: CheckData = {
  open: {
    asks: en('A chatbot gave a wrong answer in a confident tone. How did that come about?'),
    source: 'Pope and Tedre 2026, arXiv 2601.21631: what was said before and after one activity',
  },
  parallel: PARALLEL,
  misconceptions: [
    { id: 'M1', title: en('It looks answers up') },
    { id: 'M2', title: en('People wrote its rules or answers') },
    { id: 'M3', title: en('It understands as a person does') },
    { id: 'M4', title: en('It is exact: same question, same answer') },
    { id: 'M5', title: en('It learns from my chats') },
    { id: 'M6', title: en('It sees the web, the present or my files') },
    { id: 'M7', title: en('It reads letters and words') },
    { id: 'M8', title: en('Attention is the explanation') },
    { id: 'M11', title: en('What sounds sure is reliable') },
    { id: 'M12', title: en('A made-up answer is a malfunction') },
    { id: 'M13', title: en('The machine is neutral') },
  ],
  items: [
    {
      id: '1',
      asks: en('You press Enter. What does a language model without extra tools do?'),
      options: [
        option('It computes how probable each next token is.', 'From the text so far, for every token it has.'),
        option('It looks for the answer in a large database.', 'There is no table of answers in it, only numbers.'),
        option('It searches the web for pages like the text.', 'Without an extra tool nothing outside is reached.'),
        option('It follows the rules written for such texts.', 'Nobody wrote rules for questions; it was trained.'),
      ],
      misconceptions: ['M1', 'M2'],
      source:
        'Marx, Witt and Leonhardt 2024, doi 10.1145/3677619.3678114 (interviews); Searchlight 2025, survey of 2,301 adults in the USA',
    },
    {
      id: '2',
      asks: en('How did a language model come to write good English?'),
      options: [
        option(
          'Its numbers were adjusted to predict much text.',
          'Step by step, so that the next token surprised less.',
        ),
        option('Programmers put in the rules of the grammar.', 'Grammar is nowhere written down in it.'),
        option(
          'People typed in answers to millions of questions.',
          'Some answers are shown late in training; the language comes from plain text.',
        ),
        option(
          'It stores its texts and copies the best of them.',
          'Its numbers are far fewer than its texts had; it mostly composes anew.',
        ),
      ],
      misconceptions: ['M1', 'M2'],
      source:
        'Marx, Witt and Leonhardt 2024, doi 10.1145/3677619.3678114; Searchlight 2025, survey of 2,301 adults in the USA',
    },
    {
      id: '3',
      asks: en('After “In Australia they speak” our model gives “Japanese” the most probability. Why?'),
      options: [
        option(
          'Languages follow such words, and one has to lead.',
          'Something must be the most probable, right or wrong.',
        ),
        option('It found no entry for Australia and made one up.', 'There are no entries to find or to miss.'),
        option('It hides that the right answer is unknown to it.', 'It has no intention; it computes the next token.'),
        option(
          'A fault in the program mixed up two countries.',
          'Right and wrong answers come from the same computation.',
        ),
      ],
      misconceptions: ['M1', 'M12'],
      source: 'Shoufan and Esmaeil 2026, arXiv 2602.17671',
      claims: { best: { kind: 'best', text: 'In Australia they speak', best: ' Japanese' } },
    },
    {
      id: '4',
      asks: en(
        'You correct a chatbot. Tomorrow a friend asks it the same in a new chat. What does your correction do?',
      ),
      options: [
        option(
          'Nothing: its parameters stay the same in use.',
          'A product may keep notes or train later on chats; both are separate steps.',
        ),
        option('It has learned from it and answers better now.', 'Using a model does not train it.'),
        option(
          'It counts if enough other people said the same.',
          'However many say so, nothing in it changes meanwhile.',
        ),
        option('It remembers it for people in the same place.', 'A new chat begins with an empty window.'),
      ],
      misconceptions: ['M5'],
      source:
        'Marx, Witt and Leonhardt 2024, doi 10.1145/3677619.3678114 (“continuous learning”); O’Brien et al. 2025, arXiv 2510.25662 (memory of sessions)',
    },
    {
      id: '5',
      asks: en('You ask a chatbot the same question twice and get two answers. What is the usual reason?'),
      options: [
        option(
          'Each token is drawn at random by its probability.',
          'The probabilities were the same, the draws were not.',
        ),
        option('It learned something new from the first answer.', 'Its numbers did not change between the two.'),
        option('It noticed a mistake and decided to correct it.', 'A new answer is a new draw, not a second thought.'),
        option(
          'The second question went to a better computer.',
          'Any computer computes nearly the same probabilities.',
        ),
      ],
      misconceptions: ['M4', 'M5'],
      source: 'Marx, Witt and Leonhardt 2024, doi 10.1145/3677619.3678114 (“exactness”)',
    },
    {
      id: '6',
      asks: en('A model without tools is asked who won yesterday’s match, and names a team. What happened?'),
      options: [
        option('It went on plausibly; nothing was looked up.', 'Team names are probable there, whoever won.'),
        option('It read of the result on the web this morning.', 'Without a tool it cannot reach the web.'),
        option('It is surely right, as it named one team.', 'A sure tone costs nothing and proves nothing.'),
        option('It was trained again on the news last night.', 'Training takes weeks, and its texts end at some date.'),
      ],
      misconceptions: ['M6', 'M11'],
      source: 'O’Brien et al. 2025, arXiv 2510.25662 (access to the web)',
    },
    {
      id: '7',
      asks: en('Why do language models often miscount the letters of a word?'),
      options: [
        option(
          'They get words as numbered pieces, not letters.',
          'What a piece is spelled like is nowhere in its number.',
        ),
        option('They read too fast and pass over single letters.', 'Every token is read in full, every time.'),
        option('They cannot count at all, not even up to ten.', 'Counting what is a token of its own often works.'),
        option(
          'They were never told how many letters there are.',
          'Telling helps little as long as letters do not come in.',
        ),
      ],
      misconceptions: ['M7'],
      source: 'Seen by teachers; no survey is known to us',
    },
    {
      id: '8',
      asks: en(
        'A model completes “Mary is taller than Tom. So Tom is shorter than” with “Mary”. How do you test whether it uses “shorter”?',
      ),
      options: [
        option('I write “taller” there and look what changes.', 'If the answer stays, the word was not used.'),
        option('I ask it to explain how it came to its answer.', 'The explanation is one more probable text.'),
        option('I look whether a head of it attends to “Mary”.', 'Where a head looks does not say what came of it.'),
        option(
          'I ask ten times and count how often it is right.',
          'The same right answer again tells nothing of the reason.',
        ),
      ],
      misconceptions: ['M3', 'M8'],
      source: 'Jain and Wallace 2019, Attention is not explanation, arXiv 1902.10186; seen by teachers',
    },
    {
      id: '9',
      asks: en('A chat program searches your document. Where is the document while the answer is computed?'),
      options: [
        option('Passages of it stand in the prompt as text.', 'The program looks for them and puts them there.'),
        option('Its content was stored in the parameters.', 'Parameters change in training alone.'),
        option('Its words were added to the tokenizer’s list.', 'That list is fixed before training.'),
        option('The model opens the file on your computer.', 'A model gets tokens; other programs open files.'),
      ],
      misconceptions: ['M6'],
      source: 'O’Brien et al. 2025, arXiv 2510.25662',
    },
    {
      id: '10',
      asks: en(
        'After “The doctor was tired because” our model makes “he” far more probable than “she”. What is the main reason?',
      ),
      options: [
        option('The texts that it was trained on do the same.', 'It was adjusted to predict them, and it does.'),
        option('Its programmers think so and built it that way.', 'They chose the texts; nobody set these numbers.'),
        option('It has worked out how doctors are on average.', 'It has counted nothing in the world, only texts.'),
        option('Its temperature was set too low by someone.', 'Temperature keeps the order of the tokens.'),
      ],
      misconceptions: ['M2', 'M3', 'M13'],
      source: 'Bolukbasi et al. 2016, arXiv 1607.06520 (bias of trained embeddings); seen by teachers',
      claims: {
        he: { text: 'The doctor was tired because', word: ' he', probability: 0.2129 },
        she: { text: 'The doctor was tired because', word: ' she', probability: 0.0151 },
      },
    },
  ],
};
