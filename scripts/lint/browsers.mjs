/**
 * The oldest browsers that README promises, and what they lack although a newer one, or the compiler's list of the DOM,
 * has it. The language itself is held by `lib` in tsconfig.json: ES2023 is what these browsers know.
 */

/** As the build names them: syntax and style sheets are written for these. */
export const OLDEST_BROWSERS = ['chrome120', 'edge120', 'firefox115', 'safari17'];

/** @param {string} who */
const lacking = (who) => `${who}: ask whether it is there, and do without it where it is not.`;

/** For ESLint's `no-restricted-properties`. */
export const NEWER_PROPERTIES = [
  { object: 'URL', property: 'parse', message: lacking('Not before Firefox 126, Safari 18') },
  { object: 'AbortSignal', property: 'any', message: lacking('Not before Firefox 124, Safari 17.4') },
  { object: 'Intl', property: 'Segmenter', message: lacking('Not before Firefox 125') },
  { object: 'Intl', property: 'DurationFormat', message: lacking('Not before Firefox 136') },
  { property: 'checkVisibility', message: lacking('Not before Safari 17.4') },
  { property: 'requestIdleCallback', message: lacking('Not in Safari') },
  { property: 'scrollIntoViewIfNeeded', message: lacking('Not in Firefox') },
];

/** Calls in a built script that end it in one of these browsers; libraries are built for newer ones at times. */
export const NEWER_CALLS = new RegExp(
  [
    String.raw`\.(?:toWellFormed|isWellFormed|fromAsync|withResolvers|groupBy|isSubsetOf|isSupersetOf|isDisjointFrom)\(`,
    String.raw`\.(?:symmetricDifference|sumPrecise|checkVisibility|getOrInsert\w*|toBase64|transferToFixedLength)\(`,
    String.raw`\b(?:Promise\.try|URL\.parse|AbortSignal\.any|Iterator\.from|RegExp\.escape|Uint8Array\.fromBase64)\(`,
    // The flag v.
    String.raw`new RegExp\([^()]*,["'][dgimsuy]*v[dgimsuy]*["']\)`,
  ].join('|'),
  'g',
);

/** Declarations that one of these browsers throws away whole, and what stands in their place. */
export const NEWER_STYLES = [
  {
    pattern: /(?<![\w-])text-decoration:[^;}]*(?:dotted|dashed|wavy|double|solid|var\()/g,
    instead: 'WebKit knows no several values in text-decoration: use its longhands.',
  },
  {
    pattern: /(?:@starting-style|light-dark\(|anchor-name|@scope|@function|(?<![\w-])if\()/g,
    instead: 'Not in Firefox 115 or Safari 17.',
  },
];
