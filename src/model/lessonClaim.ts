/**
 * The kinds of number that a lesson prints, each as what it says. Beside the probability of a word (claim.ts) there is
 * what attention gives, what surprises, what is drawn. Whoever prints one keeps it as such a claim, and a test computes it.
 */
import type { Claim } from './claim.ts';
import type { SamplingSettings } from './samplingSettings.ts';
import type { TrainingClaim } from './trainingClaim.ts';

/** The controls of the draw that differ from their defaults. */
type Controls = Partial<SamplingSettings>;

export type LessonClaim =
  /** Of the small network of the training page. */
  | TrainingClaim
  /** The probability of a word, of all its pieces one after the other, by the model alone. */
  | Claim
  /** The probability of one token in the draw, under the controls. */
  | {
      readonly kind: 'drawn';
      readonly text: string;
      readonly word: string;
      readonly controls: Controls;
      readonly probability: number;
    }
  /** The weight that a head gives a key; layer, head, query and key from 0. */
  | {
      readonly kind: 'attention';
      readonly text: string;
      readonly layer: number;
      readonly head: number;
      readonly query: number;
      readonly key: number;
      readonly weight: number;
    }
  /** How surprising a word is behind a text, all its pieces together, in bits. */
  | { readonly kind: 'surprise'; readonly text: string; readonly word: string; readonly bits: number }
  /** How open the next token is, in bits, at a temperature. */
  | { readonly kind: 'entropy'; readonly text: string; readonly controls: Controls; readonly bits: number }
  /** The same as a number of equal choices, 2 to the power of those bits. */
  | { readonly kind: 'choices'; readonly text: string; readonly count: number }
  /** The probability of a token that the logit lens reads at a level: 0 the embedding, l + 1 behind layer index l. */
  | {
      readonly kind: 'lens';
      readonly text: string;
      readonly level: number;
      readonly word: string;
      readonly probability: number;
    }
  /** What a part adds to the logit of a token; the MLP of a layer from 0, or one of its heads. */
  | {
      readonly kind: 'adds';
      readonly text: string;
      readonly word: string;
      readonly layer: number;
      readonly head: number | null;
      readonly value: number;
    }
  /** The cosine of the embeddings of two tokens. */
  | { readonly kind: 'cosine'; readonly one: string; readonly other: string; readonly cosine: number }
  /** The tokens of a text. */
  | { readonly kind: 'tokens'; readonly text: string; readonly count: number }
  /** The tokens that the filters leave. */
  | { readonly kind: 'kept'; readonly text: string; readonly controls: Controls; readonly count: number }
  /** What is written behind a text, so many tokens of it. */
  | {
      readonly kind: 'written';
      readonly text: string;
      readonly controls: Controls;
      readonly count: number;
      readonly written: string;
    }
  /** The most probable next token. */
  | { readonly kind: 'best'; readonly text: string; readonly best: string }
  /** How far all probabilities together move, in bits, when something is changed inside, or when another text is read instead. */
  | ({
      readonly kind: 'moved';
      readonly text: string;
      /** Another text, read instead of this one. */
      readonly instead?: string;
      readonly bits: number;
    } & Pick<Claim, 'changes' | 'other' | 'toward' | 'away'>);
