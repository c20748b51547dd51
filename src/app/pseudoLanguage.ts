/**
 * A language for tests, made from English when it is loaded: ⟦Nêêxt tôôkêên⟧. About 40 % longer, as German or Finnish
 * are; accented, as many are; in brackets, so that a text that did not come whole from the catalog shows. Placeholders
 * and tags stay. Nothing of it is fetched until `glassbox.language` is `en-XA`.
 */
import { compareModelsEnglish } from './compareModelsMessages.ts';
import { collectEnglish } from './collectMessages.ts';
import { english } from './i18n.ts';
import { insideEnglish } from './insideMessages.ts';
import type { Catalog } from './catalog.ts';
import { learnEnglish } from './learnMessages.ts';
import { sheetEnglish } from './sheetMessages.ts';
import { tokensEnglish } from './tokensMessages.ts';
import { teachEnglish } from './teachMessages.ts';
import { trainingEnglish } from './trainingMessages.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'â', b: 'ƀ', c: 'ç', d: 'ð', e: 'ê', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', n: 'ñ', o: 'ô' },
  ...{ r: 'ŕ', s: 'š', t: 'ţ', u: 'û', w: 'ŵ', y: 'ý', z: 'ž' },
  ...{ A: 'Â', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'Ê', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', N: 'Ñ', O: 'Ô' },
  ...{ R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', W: 'Ŵ', Y: 'Ý', Z: 'Ž' },
};
/** Letters that ten letters gain. Whole numbers, so that none is lost to rounding. */
const GAINED_BY_TEN = 4;
/** Kept as they are: {{count, number}}, <score/>, </score>, $t(key). */
const KEPT = /(\{\{.*?\}\}|<[^>]*>|\$t\(.*?\))/;

/** One message. What is nothing but what is filled in, such as `{{value}}`, has nothing to translate. */
export function pseudo(message: string): string {
  const parts = message.split(KEPT);
  if (parts.every((part, at) => at % 2 === 1 || part.trim() === '')) return message;
  let owed = 0;
  const written = parts.map((part, at) => {
    if (at % 2 === 1) return part;
    return Array.from(part, (letter) => {
      if (!/\p{L}/u.test(letter)) return letter;
      owed += GAINED_BY_TEN;
      const accented = ACCENTED[letter] ?? letter;
      // Words grow from within, as they do in other languages: padding at the end would wrap more kindly.
      if (owed < 10 || letter !== letter.toLowerCase()) return accented;
      owed -= 10;
      return accented + accented;
    }).join('');
  });
  return `⟦${written.join('')}⟧`;
}

type Messages = string | { readonly [key: string]: Messages };

function translate<M extends Messages>(messages: M): M {
  if (typeof messages === 'string') return pseudo(messages) as M;
  return Object.fromEntries(Object.entries(messages).map(([key, each]) => [key, translate(each)])) as M;
}

export function pseudoCatalog(): Catalog {
  return translate({
    ...english,
    ...insideEnglish,
    ...compareModelsEnglish,
    ...trainingEnglish,
    ...learnEnglish,
    ...sheetEnglish,
    ...tokensEnglish,
    ...teachEnglish,
    ...collectEnglish,
  });
}
