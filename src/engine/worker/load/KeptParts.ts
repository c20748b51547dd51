/**
 * A large file in the browser's Cache API as it comes, in parts, so that what has come outlives a cut connection and a
 * closed tab. Beside the parts lies a note of how many there are, how long the file is and which one it is; it is
 * written after each part, so that it never tells of one that is not there. When the file is whole its parts stay
 * what they are: joining them would need its room a second time.
 */
import * as z from 'zod/mini';
import { EngineError } from '@/engine/EngineError.ts';

const noteSchema = z.object({
  /** The host's name of this very version; null when it gives none. */
  tag: z.nullable(z.string()),
  totalBytes: z.nullable(z.number()),
  /** Bytes of each part. */
  parts: z.array(z.number()),
  isWhole: z.boolean(),
});
export type Note = Readonly<z.infer<typeof noteSchema>>;

const NOTE = '?glassbox-note';
const PART = '?glassbox-part-';

const noteUrl = (url: string) => url + NOTE;
const partUrl = (url: string, at: number) => `${url}${PART}${at}`;

/** Whether an address in the cache is a note or a part, and of which file. */
export function ownerOf(url: string): { readonly url: string; readonly kind: 'whole' | 'note' | 'part' } {
  if (url.endsWith(NOTE)) return { url: url.slice(0, -NOTE.length), kind: 'note' };
  const at = url.lastIndexOf(PART);
  return at < 0 ? { url, kind: 'whole' } : { url: url.slice(0, at), kind: 'part' };
}

export const bytesOf = ({ parts }: Pick<Note, 'parts'>) => parts.reduce((sum, bytes) => sum + bytes, 0);

export class KeptParts {
  readonly #cache: Cache;
  readonly #url: string;

  constructor(cache: Cache, url: string) {
    this.#cache = cache;
    this.#url = url;
  }

  /** Null when nothing is kept, or when the browser has dropped some of it. */
  async read(): Promise<Note | null> {
    const found = await this.#cache.match(noteUrl(this.#url));
    const note = noteSchema.safeParse(await found?.json().catch(() => null));
    if (!note.success) return null;
    const parts = await Promise.all(note.data.parts.map((_, at) => this.#cache.match(partUrl(this.#url, at))));
    return parts.every((part) => part !== undefined) ? note.data : null;
  }

  /** The bytes, part by part. */
  async *bytes({ parts }: Note): AsyncGenerator<Uint8Array, void> {
    for (const at of parts.keys()) yield new Uint8Array(await (await this.#part(at)).arrayBuffer());
  }

  /** The whole file as its host would send it. Its body is a Blob of Blobs: joined by name, not by copying. */
  async toResponse({ parts }: Note): Promise<Response> {
    const blobs = await Promise.all(parts.map(async (_, at) => (await this.#part(at)).blob()));
    const body = new Blob(blobs);
    return new Response(body, {
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(body.size) },
    });
  }

  /** Gives the note as it is then. Throws StorageFull when the browser has no room. */
  async append(note: Note, bytes: Uint8Array): Promise<Note> {
    await this.#put(partUrl(this.#url, note.parts.length), bytes as Uint8Array<ArrayBuffer>);
    return this.write({ ...note, parts: [...note.parts, bytes.length] });
  }

  async write(note: Note): Promise<Note> {
    await this.#put(noteUrl(this.#url), JSON.stringify(note));
    return note;
  }

  async forget(): Promise<void> {
    await this.#cache.delete(noteUrl(this.#url));
    const all = await this.#cache.keys();
    const mine = all.filter(({ url }) => ownerOf(url).kind === 'part' && ownerOf(url).url === this.#url);
    await Promise.all(mine.map((request) => this.#cache.delete(request)));
  }

  async #part(at: number): Promise<Response> {
    const part = await this.#cache.match(partUrl(this.#url, at));
    if (!part) throw new EngineError('ModelCorrupt', `Part ${at} of ${this.#url} is no longer kept.`);
    return part;
  }

  async #put(url: string, body: BodyInit): Promise<void> {
    const length = typeof body === 'string' ? new TextEncoder().encode(body).length : (body as Uint8Array).length;
    try {
      await this.#cache.put(url, new Response(body, { headers: { 'content-length': String(length) } }));
    } catch (error) {
      const detail = `${url} could not be kept: ${String(error)}`;
      throw isFull(error)
        ? new EngineError('StorageFull', detail, { cause: error })
        : new EngineError('Internal', detail, { cause: error });
    }
  }
}

/** Chromium says so of a quota, Firefox of a disk too. */
export const isFull = (error: unknown) =>
  error instanceof DOMException && ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'].includes(error.name);
