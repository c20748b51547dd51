/**
 * Prompts on which the embedded model does something worth looking at. Their texts stay in English,
 * the language the model learned; titles and what to look for are in the catalog under `examples.<key>`.
 */
export const EXAMPLES = [
  { key: 'names', text: 'When Mary and John went to the shop, John gave a book to' },
  { key: 'copy', text: 'fox lamp garden fox lamp garden fox lamp' },
  { key: 'invented', text: 'zob kina gul zob kina gul zob kina' },
  {
    key: 'lookup',
    text: '"Where is the key?" asked Tom. "The key is in the garden," said Anna. So Tom went to the',
  },
  {
    key: 'boxes',
    text: 'Tom put the ball in the box and the key in the bag. Then Tom opened the box and took out the',
  },
  { key: 'roles', text: 'The fox was bigger than the mouse. The mouse was afraid of the' },
  { key: 'sequence', text: 'Monday, Tuesday, Wednesday,' },
  { key: 'fact', text: 'The capital of France is' },
  { key: 'opposite', text: 'The opposite of hot is' },
  { key: 'sum', text: '3 + 4 =' },
  { key: 'tale', text: 'Once upon a time there was a' },
  { key: 'cutoff', text: 'He turned on the television and' },
  { key: 'bytes', text: 'A naïve café sells 🙂 for 5 €' },
] as const;

export type ExampleKey = (typeof EXAMPLES)[number]['key'];
export const FIRST_EXAMPLE = EXAMPLES[0];
