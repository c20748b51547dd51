/**
 * Whether a text looks like something that people give an assistant and that a small English base model does badly:
 * a question or an order, arithmetic, another language. A guess from a few words and signs, made to warn and nothing
 * else: no number depends on it.
 */
export type TextKind = 'question' | 'arithmetic' | 'language';

/** A sum that ends at its equals sign, or two numbers with a sign of arithmetic between them. */
const ARITHMETIC = /\d\s*[-+*/×÷−^]\s*\d|\d\s*=\s*$/;
const QUESTION = /\?["”’']?\s*$/;
/** How an order to an assistant begins. */
const ORDER =
  /^\s*(?:please|tell me|explain|write (?:me |a |an |the )|translate|summari[sz]e|give me|list (?:the |all |some )|can you|could you|how do i|how can i|help me)\b/i;
const LETTER = /\p{L}/u;
const LATIN_WORD = /[\p{Script=Latin}\p{M}’']+/gu;
/** Small words that are frequent in one of several languages and are no English word. */
const FOREIGN =
  /^(?:der|das|und|ist|nicht|ein|eine|ich|wir|mit|auf|für|le|les|des|une|est|dans|pour|avec|nous|je|el|los|las|una|por|que|con|es|y|il|gli|della|che|sono|di|het|een|niet|van|och|att|jag|og|em|não|uma|são)$/i;
const ENGLISH = /^(?:the|a|an|and|of|to|in|is|was|it|that|he|she|you|for|with|on|as|his|her|at|be|this|had|not)$/i;
/** Fewer letters or words than these say nothing. */
const MIN_LETTERS = 4;
const MIN_FOREIGN_WORDS = 2;

/** Characters that are looked at, of a long text at its end, which is what goes on: asked anew with every key. */
const MOST_READ = 2000;

export function textKind(text: string): TextKind | null {
  const end = text.slice(-MOST_READ);
  if (ARITHMETIC.test(end)) return 'arithmetic';
  if (isOtherLanguage(end)) return 'language';
  return QUESTION.test(end) || ORDER.test(text.slice(0, MOST_READ)) ? 'question' : null;
}

function isOtherLanguage(text: string): boolean {
  const letters = [...text].filter((character) => LETTER.test(character));
  if (letters.length < MIN_LETTERS) return false;
  const otherScript = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length;
  if (otherScript > letters.length / 2) return true;
  const words = text.match(LATIN_WORD) ?? [];
  const count = (known: RegExp) => words.filter((word) => known.test(word)).length;
  const foreign = count(FOREIGN);
  return foreign >= MIN_FOREIGN_WORDS && foreign > count(ENGLISH);
}
