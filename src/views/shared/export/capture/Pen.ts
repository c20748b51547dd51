/** Collects the marks of one drawing, where they lie, and which characters of which font they need. */
import { escapeXml } from '@/draw/svg/escapeXml.ts';
import { round } from '@/draw/svg/composeFigure.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

let drawn = 0;

export class Pen {
  readonly marks: string[] = [];
  readonly defs: string[] = [];
  /** By the font's family. */
  readonly characters = new Map<string, Set<string>>();
  bounds: Box | null = null;
  /** Unlike that of any other drawing in the same file. */
  readonly #name = `d${++drawn}`;

  name(): string {
    return `${this.#name}-${this.defs.length}`;
  }

  mark(tag: string, attributes: Attributes, content = ''): void {
    this.marks.push(element(tag, attributes, content));
  }

  /** Something is seen there. */
  cover({ left, top, right, bottom }: Box): void {
    const { bounds } = this;
    this.bounds = bounds
      ? {
          left: Math.min(bounds.left, left),
          top: Math.min(bounds.top, top),
          right: Math.max(bounds.right, right),
          bottom: Math.max(bounds.bottom, bottom),
        }
      : { left, top, right, bottom };
  }

  /** A text will need these characters. */
  use(fontFamily: string, text: string): void {
    const family = firstFamily(fontFamily);
    const known = this.characters.get(family) ?? new Set();
    for (const character of text) known.add(character);
    this.characters.set(family, known);
  }
}

export function element(tag: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? round(value) : escapeXml(String(value))}"`)
    .join('');
  return content === '' ? `<${tag}${written}/>` : `<${tag}${written}>${content}</${tag}>`;
}

export function firstFamily(fontFamily: string): string {
  return (fontFamily.split(',')[0] ?? '').trim().replace(/^["']|["']$/g, '');
}
