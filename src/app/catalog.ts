/** The messages of one language, by the name of their file. */
import type { compareModelsEnglish } from './compareModelsMessages.ts';
import type { collectEnglish } from './collectMessages.ts';
import type { english } from './i18n.ts';
import type { insideEnglish } from './insideMessages.ts';
import type { learnEnglish } from './learnMessages.ts';
import type { tokensEnglish } from './tokensMessages.ts';
import type { sheetEnglish } from './sheetMessages.ts';
import type { teachEnglish } from './teachMessages.ts';
import type { trainingEnglish } from './trainingMessages.ts';

export type Namespace =
  | keyof typeof english
  | keyof typeof insideEnglish
  | keyof typeof compareModelsEnglish
  | keyof typeof learnEnglish
  | keyof typeof tokensEnglish
  | keyof typeof sheetEnglish
  | keyof typeof teachEnglish
  | keyof typeof collectEnglish
  | keyof typeof trainingEnglish;
/** What a language lacks is shown in English. */
export type Catalog = Readonly<Partial<Record<Namespace, object>>>;
