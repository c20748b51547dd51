/**
 * A small world of facts: about a hundred and thirty things that are so. The pre-training text says them in
 * sentences (worldText.ts); the questions ask for them (worldQuestions.ts).
 */

export const COLOURS: Readonly<Record<string, string>> = {
  grass: 'green',
  'the sky': 'blue',
  snow: 'white',
  'the sun': 'yellow',
  milk: 'white',
  coal: 'black',
  'a lemon': 'yellow',
  'a tomato': 'red',
  'a leaf': 'green',
  'the sea': 'blue',
  'a frog': 'green',
  'a cherry': 'red',
  'the night': 'black',
  salt: 'white',
  'a banana': 'yellow',
  'a carrot': 'orange',
  'a crow': 'black',
  'a swan': 'white',
  mud: 'brown',
  'a plum': 'purple',
};

export const SOUNDS: Readonly<Record<string, string>> = {
  dog: 'barks',
  cat: 'purrs',
  cow: 'moos',
  duck: 'quacks',
  bird: 'sings',
  lion: 'roars',
  sheep: 'bleats',
  bee: 'hums',
  owl: 'hoots',
  horse: 'neighs',
  pig: 'grunts',
  frog: 'croaks',
  mouse: 'squeaks',
  wolf: 'howls',
  hen: 'clucks',
};

export const HOMES: Readonly<Record<string, string>> = {
  fish: 'in the sea',
  bird: 'in a nest',
  bear: 'in a cave',
  dog: 'in a kennel',
  cow: 'in a barn',
  bee: 'in a hive',
  fox: 'in a den',
  frog: 'in a pond',
  pig: 'in a sty',
  horse: 'in a stable',
  mouse: 'in a hole',
  king: 'in a castle',
  whale: 'in the sea',
  owl: 'in a tree',
};

export const FOODS: Readonly<Record<string, string>> = {
  cow: 'grass',
  cat: 'fish',
  dog: 'bones',
  bird: 'seeds',
  mouse: 'cheese',
  horse: 'hay',
  rabbit: 'carrots',
  bear: 'honey',
  monkey: 'bananas',
  fox: 'hens',
  frog: 'flies',
  lion: 'meat',
  pig: 'corn',
};

export const OPPOSITES: Readonly<Record<string, string>> = {
  hot: 'cold',
  big: 'small',
  day: 'night',
  up: 'down',
  old: 'new',
  fast: 'slow',
  happy: 'sad',
  wet: 'dry',
  good: 'bad',
  long: 'short',
  light: 'dark',
  open: 'shut',
  high: 'low',
  full: 'empty',
  hard: 'soft',
};

export const LEGS: Readonly<Record<string, string>> = {
  dog: 'four',
  cat: 'four',
  bird: 'two',
  bee: 'six',
  spider: 'eight',
  fish: 'no',
  horse: 'four',
  duck: 'two',
  ant: 'six',
  cow: 'four',
};

export const YOUNG: Readonly<Record<string, string>> = {
  dog: 'puppy',
  cat: 'kitten',
  cow: 'calf',
  sheep: 'lamb',
  horse: 'foal',
  hen: 'chick',
  bear: 'cub',
};

export const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** What sentences are about that state no fact. */
export const SCENES = {
  moods: ['small', 'big', 'old', 'happy', 'sad', 'good', 'fast', 'slow', 'young', 'kind'],
  people: ['girl', 'boy', 'king', 'queen', 'farmer', 'child', 'man', 'woman'],
  deeds: ['ran', 'sat', 'slept', 'played', 'sang', 'walked', 'waited', 'jumped'],
  places: [
    'in the garden',
    'by the sea',
    'near the house',
    'in the wood',
    'on the hill',
    'at the farm',
    'under the tree',
    'by the river',
  ],
  times: ['One day', 'In the morning', 'At night', 'Then', 'After a while', 'In the evening'],
} as const;

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "a cow", "an owl". */
export function withArticle(noun: string): string {
  return (/^[aeiou]/.test(noun) ? 'an ' : 'a ') + noun;
}
