/** Message keys are checked by the compiler. */
import 'i18next';
import type { compareModelsEnglish } from './compareModelsMessages.ts';
import type { collectEnglish } from './collectMessages.ts';
import type { english } from './i18n.ts';
import type { insideEnglish } from './insideMessages.ts';
import type { learnEnglish } from './learnMessages.ts';
import type { sheetEnglish } from './sheetMessages.ts';
import type { tokensEnglish } from './tokensMessages.ts';
import type { teachEnglish } from './teachMessages.ts';
import type { trainingEnglish } from './trainingMessages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english &
      typeof insideEnglish &
      typeof compareModelsEnglish &
      typeof trainingEnglish &
      typeof learnEnglish &
      typeof sheetEnglish &
      typeof tokensEnglish &
      typeof teachEnglish &
      typeof collectEnglish;
  }
}
