/**
 * The fonts of a drawing as `@font-face` rules with their bytes in them: of each family only the files that hold a
 * character that is used. They are the page's own, so nothing is fetched from elsewhere, and mostly nothing at all.
 */
interface Face {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly url: string;
  readonly ranges: readonly (readonly [number, number])[];
}

export async function fontFaces(characters: ReadonlyMap<string, ReadonlySet<string>>): Promise<string> {
  const wanted = readFaces().filter((face) => {
    const used = characters.get(face.family);
    return used !== undefined && [...used].some((character) => holds(face, character.codePointAt(0) ?? 0));
  });
  const rules = await Promise.all(wanted.map(writeFace));
  return rules.join('');
}

const holds = ({ ranges }: Face, code: number) => ranges.some(([from, to]) => code >= from && code <= to);

function readFaces(): Face[] {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? readFace(rule, sheet.href) : []));
    } catch {
      // A sheet of somebody else, an extension's for instance, is not told.
      return [];
    }
  });
}

function readFace({ style }: CSSFontFaceRule, sheet: string | null): Face[] {
  const family = style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
  const [, path] = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(style.getPropertyValue('src')) ?? [];
  if (path === undefined) return [];
  return [
    {
      family,
      weight: style.getPropertyValue('font-weight') || 'normal',
      style: style.getPropertyValue('font-style') || 'normal',
      url: new URL(path, sheet ?? document.baseURI).href,
      ranges: readRanges(style.getPropertyValue('unicode-range')),
    },
  ];
}

/** `U+0-FF, U+131, U+4??`; all characters where nothing is said. */
function readRanges(written: string): (readonly [number, number])[] {
  const parts = written.split(',').flatMap((part): (readonly [number, number])[] => {
    const [, from, to] = /^U\+([0-9A-F?]+)(?:-([0-9A-F]+))?$/i.exec(part.trim()) ?? [];
    if (from === undefined) return [];
    const last = to ?? from.replaceAll('?', 'F');
    return [[Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(last, 16)]];
  });
  return parts.length > 0 ? parts : [[0, 0x10ffff]];
}

/** A font that cannot be had is left out: the drawing names it, and others that are like it. */
async function writeFace({ family, weight, style, url }: Face): Promise<string> {
  try {
    const response = await fetch(url);
    if (!response.ok) return '';
    const bytes = await readAsAddress(new Blob([await response.arrayBuffer()], { type: 'font/woff2' }));
    return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(${bytes}) format("woff2")}`;
  } catch {
    return '';
  }
}

/** As a `data:` address. */
function readAsAddress(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => fail(reader.error ?? new Error('A font could not be read.'));
    reader.readAsDataURL(blob);
  });
}
