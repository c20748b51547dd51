/**
 * The oldest browsers that README promises, and what they lack although a newer one has it. The language itself is held
 * by `lib` in tsconfig.json: ES2023 is what these browsers know. What the compiler's list of the DOM has beyond them is
 * a list of lint's (`no-restricted-properties` in .oxlintrc.json).
 */

/** As the build names them: syntax and style sheets are written for these. */
export const OLDEST_BROWSERS = ['chrome120', 'edge120', 'firefox115', 'safari17'];

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
