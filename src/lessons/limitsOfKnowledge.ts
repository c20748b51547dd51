/** Benches on what a model has learned and what it is given. Every number in their words is a claim that a test measures again. */
import type { Bench } from '@/views/learn/limits/Bench.ts';
import { after, en } from './benchParts.ts';

const WEATHER = ' The sun was warm, and the wind was soft, and the birds were singing in the trees.';
const keyBehind = (sentences: number) =>
  `The key is in the castle.${WEATHER.repeat(sentences)} Where is the key? The key is in the`;

export const LIMITS_OF_KNOWLEDGE: readonly Bench[] = [
  {
    id: 'cutoff',
    title: en('Knowledge ends at a date'),
    prompt: 'It was in the year 20',
    asks: en('Our model read books printed before 1931. How does it go on?'),
    options: [en('With “00”, as in 2000'), en('With “th”, as in 20th'), en('With the end of the text')],
    right: 1,
    result: en('It gives “th” {{th}} and “00” {{thousand}}.'),
    claims: {
      th: after('It was in the year 20', 'th', 0.7032),
      thousand: after('It was in the year 20', '00', 0.0003),
    },
    why: en('In its books 20 was a day of the month and never the beginning of a year; training ended with them.'),
    helps: ['retrieval', 'training'],
    helpWords: en(
      'Newer text in the prompt, found by a search; or training on newer text. Asking again does not help.',
    ),
    others: ['It was in the year 18', 'The internet is', 'The telephone was invented by'],
  },
  {
    id: 'present',
    title: en('No access to the present'),
    prompt: 'Today is',
    asks: en('What does it give for today?'),
    options: [
      en('The right day, from the computer’s clock'),
      en('All days of the week about alike'),
      en('One day, quite surely'),
    ],
    right: 1,
    result: en(
      'The days share it out: Wednesday {{wednesday}}, Friday {{friday}}, Tuesday {{tuesday}}, Sunday {{sunday}}.',
    ),
    claims: {
      wednesday: after('Today is', ' Wednesday', 0.2112),
      friday: after('Today is', ' Friday', 0.184),
      tuesday: after('Today is', ' Tuesday', 0.1793),
      sunday: after('Today is', ' Sunday', 0.07),
    },
    why: en('Nothing but the text goes in: no clock, no weather, no news.'),
    helps: ['tool', 'prompt'],
    helpWords: en(
      'A program that writes the date into the prompt, which is what chat programs do, or a tool that the model can call.',
    ),
    others: ['The weather today is', 'The latest news is', 'Today is Monday, so tomorrow is'],
  },
  {
    id: 'invention',
    title: en('Sure inventions'),
    prompt: 'In Australia they speak',
    asks: en('How does it go on?'),
    options: [en('English'), en('“unknown”'), en('Another language, quite surely')],
    right: 2,
    result: en(
      'It gives Japanese {{japanese}}, and English {{english}}. For a country that does not exist it says “unknown” with {{zembla}}.',
    ),
    claims: {
      japanese: after('In Australia they speak', ' Japanese', 0.7234),
      english: after('In Australia they speak', ' English', 0.004),
      zembla: after('The capital of Zembla is', ' unknown', 0.146),
    },
    why: en(
      'Some language has to be the most probable, and the way in which it is written is the same whether it is right or not.',
    ),
    helps: ['retrieval', 'training'],
    helpWords: en(
      'Text with the answer in the prompt; examples of “unknown” in training, which help only where they were given.',
    ),
    others: ['In Brazil they speak', 'The capital of Zembla is', 'The people of Spain speak'],
  },
  {
    id: 'category',
    title: en('The words around decide'),
    prompt: 'The president of France is',
    asks: en('What is most probable?'),
    options: [en('A name of a person'), en('Paris'), en('“unknown”')],
    right: 1,
    result: en('Paris gets {{paris}}.'),
    claims: { paris: after('The president of France is', ' Paris', 0.961) },
    why: en('“… of France is” was followed by Paris so often that the word president changes little.'),
    helps: ['data', 'training'],
    helpWords: en(
      'Texts in which such sentences differ. And tests with one word changed, which tell a right answer from a lucky one.',
    ),
    others: ['The capital of France is', 'The king of France is', 'The colour of France is'],
  },
  {
    id: 'window',
    title: en('Outside the window'),
    prompt: keyBehind(12),
    asks: en('The first sentence says where the key is. Then come more tokens than it gets at once. Castle gets …'),
    options: [en('nearly everything, it stands in the text'), en('about a third'), en('next to nothing')],
    right: 2,
    result: en('With nothing between, castle gets {{near}}; here {{far}}.'),
    claims: { near: after(keyBehind(0), ' castle', 0.997), far: after(keyBehind(12), ' castle', 0.0144) },
    why: en('The model gets the last tokens of a text, as many as its window holds; the sentence is not among them.'),
    helps: ['prompt', 'retrieval', 'size'],
    helpWords: en(
      'A shorter text; a search that puts the right passage into the prompt; a model with a longer window.',
    ),
    others: [keyBehind(0), keyBehind(1)],
  },
  {
    id: 'distance',
    title: en('Far back inside the window'),
    prompt: keyBehind(3),
    asks: en('Now all of the text fits into the window. Castle gets …'),
    options: [en('nearly everything'), en('a small part'), en('exactly nothing')],
    right: 1,
    result: en('With nothing between, castle gets {{near}}; behind three sentences of weather {{far}}.'),
    claims: { near: after(keyBehind(0), ' castle', 0.997), far: after(keyBehind(3), ' castle', 0.062) },
    why: en('To be in the window is not to be used: in the texts it learned from, most of what counts stands near.'),
    helps: ['prompt', 'training'],
    helpWords: en('What counts last, or said again, in the prompt; training on long texts.'),
    others: [keyBehind(0), keyBehind(1), keyBehind(2)],
  },
  {
    id: 'negation',
    title: en('The little word “not”'),
    prompt: 'The colour of grass is not',
    asks: en('What is the most probable colour now?'),
    options: [en('red'), en('green'), en('blue')],
    right: 1,
    result: en(
      'Without “not” green gets {{without}}, with it {{with}}, and still leads. In the story of the key a “not” changes next to nothing: castle {{story}}.',
    ),
    claims: {
      without: after('The colour of grass is', ' green', 0.985),
      with: after('The colour of grass is not', ' green', 0.1098),
      story: after(
        '"Where is the key?" asked Tom. "The key is not in the castle," said Anna. So Tom went to the',
        ' castle',
        0.9215,
      ),
    },
    why: en('One small word does not undo what “grass” and “colour” make probable.'),
    helps: ['training', 'size'],
    helpWords: en(
      'Training with such cases; larger models do better. Whoever relies on a “not” in a prompt should test it.',
    ),
    others: [
      'The colour of grass is',
      '"Where is the key?" asked Tom. "The key is not in the castle," said Anna. So Tom went to the',
    ],
  },
  {
    id: 'reversed',
    title: en('Facts in one direction'),
    prompt: 'Moscow is the capital of',
    asks: en('It gives Moscow for “The capital of Russia is”. What does Russia get here?'),
    options: [en('Nearly everything too'), en('About a third'), en('Nothing')],
    right: 1,
    result: en(
      'Forwards Moscow gets {{forwards}}, backwards Russia {{backwards}}. And after “Sunday, Saturday, Friday,” Thursday gets {{thursday}}.',
    ),
    claims: {
      forwards: after('The capital of Russia is', ' Moscow', 0.96),
      backwards: after('Moscow is the capital of', ' Russia', 0.3235),
      thursday: after('Sunday, Saturday, Friday,', ' Thursday', 0.0007),
    },
    why: en(
      'Training made one continuation probable, which is not a fact that can be read from both sides (Berglund et al. 2023).',
    ),
    helps: ['data', 'retrieval'],
    helpWords: en('Texts that say it both ways; or the sentence itself in the prompt.'),
    others: ['The capital of Russia is', 'Sunday, Saturday, Friday,', 'December, November, October,'],
  },
];
