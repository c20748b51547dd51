/**
 * The kinds of number that a lesson prints of the small network of the training page. All are of the models recorded with
 * the page, of the runs that led to them, or of what is trained on from there with the settings of the page; a test
 * reads or computes them. Losses are in nats: −ln p.
 */
export type TrainingClaim =
  /** The held-out loss after so many steps of a recorded phase. */
  | { readonly kind: 'loss'; readonly phase: 'pretrain' | 'finetune'; readonly step: number; readonly nats: number }
  /** The held-out loss of one who knows nothing, ln V, or only how often each character follows each other. */
  | { readonly kind: 'knowing'; readonly what: 'nothing' | 'pairs'; readonly nats: number }
  /** The tokens that the network has, its parameters, or the characters of a text that it learns from. */
  | { readonly kind: 'size'; readonly of: 'tokens' | 'parameters' | 'world' | 'story'; readonly count: number }
  /** The share of whole words in what it writes after so many steps that stand in its text. */
  | { readonly kind: 'realWords'; readonly step: number; readonly share: number }
  /** How it goes on after so many recorded steps of pre-training, drawn as the page draws its samples. */
  | { readonly kind: 'sample'; readonly step: number; readonly prompt: string; readonly written: string }
  /** How a recorded model goes on, always with the likeliest character, for so many of them. */
  | {
      readonly kind: 'likeliest';
      readonly model: 'pretrained' | 'finetuned';
      readonly prompt: string;
      readonly length: number;
      readonly written: string;
    }
  /** What a recorded model answers, always with the likeliest character. */
  | {
      readonly kind: 'reply';
      readonly model: 'pretrained' | 'finetuned';
      readonly question: string;
      readonly written: string;
    }
  /** The share of questions that a recorded model answers right: those it was trained on, or those held out. */
  | {
      readonly kind: 'answered';
      readonly model: 'pretrained' | 'finetuned';
      readonly group: 'trained' | 'heldOut';
      readonly share: number;
    }
  /** The held-out loss after so many steps of fine-tuning without the old text. */
  | { readonly kind: 'forgotten'; readonly steps: number; readonly nats: number }
  /** The same as a factor: so many times less probable is the next character of the old text. */
  | { readonly kind: 'lessProbable'; readonly steps: number; readonly factor: number }
  /** After so many clicks of the judge who likes friendly answers: the share of answers of a kind. */
  | {
      readonly kind: 'clicked';
      readonly rehearse: boolean;
      readonly clicks: number;
      readonly of: 'friendly' | 'correct' | 'broken';
      readonly share: number;
    }
  /** The reward margin after those clicks. */
  | { readonly kind: 'margin'; readonly rehearse: boolean; readonly clicks: number; readonly nats: number };
