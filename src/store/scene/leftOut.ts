/** What a link asked for and could not be given, and what a link cannot hold. Words for both are the page's. */

/** Left out of a scene that was opened. Indexes count from 0. Nothing of a stranger's text is repeated. */
export type LeftOut =
  | { readonly kind: 'layer' | 'head' | 'token'; readonly wanted: number; readonly count: number }
  /** Tokens behind the text whose ids the model does not have, or one that was looked at. */
  | { readonly kind: 'vocabulary'; readonly count: number }
  | { readonly kind: 'longText'; readonly most: number }
  /** More tokens than this device can hold at once of what the model computes. */
  | { readonly kind: 'window'; readonly wanted: number }
  /** A value out of its bounds, by the name of its field. */
  | { readonly kind: 'value'; readonly field: string }
  | {
      readonly kind:
        | 'unknownModel'
        | 'formerModel'
        | 'folderModel'
        | 'recording'
        | 'trainedModel'
        | 'comparedModel'
        | 'newer'
        | 'ownText'
        | 'trainingUnderWay'
        | 'checkpoint';
    };

export type LeaveOut = (what: LeftOut) => void;

/** What stays behind when this page is sent as a link. */
export type Unheld =
  | { readonly kind: 'text'; readonly held: number; readonly count: number; readonly hadTokens: boolean }
  | { readonly kind: 'tokens'; readonly held: number; readonly count: number }
  | {
      readonly kind:
        | 'experimentText'
        | 'deskText'
        | 'trainedModel'
        | 'folderModel'
        | 'recording'
        | 'comparedModel'
        | 'trainingText';
    };
