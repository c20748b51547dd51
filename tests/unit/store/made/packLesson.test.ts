/** A made lesson travels whole or not at all, and whatever else arrives is said to be something else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '@/formats/base64.ts';
import { compress } from '@/formats/gzip.ts';
import { fromFile } from '@/store/madeLesson.ts';
import { MOST, toTravelling } from '@/store/made/MadeLesson.ts';
import { forStudents, lessonFile, MOST_BYTES, readLesson, writeLesson } from '@/store/made/packLesson.ts';
import { A_STEP, anyLesson } from './anyLesson.ts';

const LESSON = { title: 'Two steps', language: 'en', steps: [A_STEP, { ...A_STEP, note: 'Look.' }] };
const pack = async (value: unknown) => toBase64Url(await compress(new TextEncoder().encode(JSON.stringify(value))));
const travelling = (change: object = {}) => ({ ...toTravelling(LESSON), ...change });
const withStep = (change: object) => travelling({ steps: [{ ...toTravelling(LESSON).steps[0], ...change }] });

describe('A made lesson', () => {
  it('is read as it was written, from a link and from a file, under one id', async () => {
    await fc.assert(
      fc.asyncProperty(anyLesson, async (lesson) => {
        const packed = await writeLesson(lesson);
        expect(packed).toMatch(/^[\w-]+$/);
        const read = await readLesson(packed);
        expect(read).toEqual({ lesson, id: expect.stringMatching(/^made-[a-z0-9]+$/), fault: null });
        expect(await readLesson(fromFile(lessonFile(lesson)))).toEqual(read);
      }),
    );
  });

  it('of a few steps is short enough for a mail', async () => {
    const note = 'Read the text. Which word comes next, and why that one? Talk to your neighbour before you choose.';
    const steps = Array.from({ length: 5 }, (_, at) => ({ ...A_STEP, note: `${at} ${note}` }));
    expect((await writeLesson({ ...LESSON, steps })).length).toBeLessThan(1000);
  });

  it('that was cut or changed anywhere on its way is known not to be whole', async () => {
    const packed = await writeLesson(LESSON);
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), async (at) => {
        expect((await readLesson(packed.slice(0, at))).fault).toBe('cut');
      }),
    );
    for (const wrong of ['', '%%%', 'hello', 'http://x.example/', `${packed.slice(0, 40)}A${packed.slice(41)}x`])
      expect((await readLesson(wrong)).fault).toBe('cut');
  });

  it('is read all the same when a mail wrote a mark or a line end behind its link', async () => {
    const packed = await writeLesson(LESSON);
    for (const behind of ['.', ')', '>\n', '"', ' ,'])
      expect((await readLesson(packed + behind)).lesson).toEqual(LESSON);
  });

  it('of a later version is told from one that is none', async () => {
    expect((await readLesson(await pack(travelling({ glassboxLesson: 2 })))).fault).toBe('newer');
    for (const foreign of [null, 7, [], {}, 'lesson', { title: 'x' }, { glassboxLesson: 'one' }, { glassboxLesson: 0 }])
      expect((await readLesson(await pack(foreign))).fault).toBe('foreign');
    for (const text of ['', 'no JSON', '{', '{"glassbox', '\u0000PNG', lessonFile(LESSON).slice(0, -20)])
      expect((await readLesson(fromFile(text))).fault).toBe('foreign');
  });

  it('that a stranger wrote passes its bounds or is none', async () => {
    const hostile = [
      travelling({ steps: [] }),
      travelling({ steps: Array.from({ length: MOST.steps + 1 }, () => toTravelling(LESSON).steps[0]) }),
      travelling({ title: 'x'.repeat(MOST.title + 1) }),
      travelling({ title: { toString: 'x' } }),
      travelling({ language: '"><script>' }),
      withStep({ views: ['picture', 'picture'] }),
      withStep({ views: ['<img src=x onerror=alert(1)>'] }),
      withStep({ views: 'picture' }),
      withStep({ without: ['a b'] }),
      withStep({ note: 'x'.repeat(MOST.note + 1) }),
      withStep({ minutes: 1e9 }),
      withStep({ scene: { text: 'x' } }),
      withStep({ question: { kind: 'eval', asks: '', answers: [] } }),
      withStep({ question: { kind: 'choice', asks: '', answers: Array.from({ length: 99 }, () => ({ text: 'x' })) } }),
    ];
    for (const given of hostile)
      expect((await readLesson(await pack(given))).fault, JSON.stringify(given)).toBe('foreign');
  });

  it('holds of a state what an address may hold, and nothing that is the lesson’s to say', async () => {
    const scene =
      'text=hi&temperature=9&seed=7&page=training&lesson=other&part=3&made=x&present=1&hide=tokens&veil=1&evil=1&__proto__=x';
    const { lesson } = await readLesson(await pack(withStep({ scene })));
    expect(lesson?.steps[0]?.scene).toEqual({ text: 'hi', seed: '7' });
  });

  it('that would unpack to a flood is refused before it is there', async () => {
    const flood = toBase64Url(await compress(new Uint8Array(MOST_BYTES + 1)));
    expect(flood.length).toBeLessThan(10_000);
    expect((await readLesson(flood)).fault).toBe('cut');
    expect((await readLesson(fromFile(' '.repeat(MOST_BYTES)))).fault).toBe('tooLong');
  });

  it('goes to students without the presenter’s notes, and is the same lesson to them', async () => {
    const whole = { ...LESSON, steps: [{ ...A_STEP, speaker: 'They say “because it knows”.' }] };
    const given = forStudents(whole);
    expect(lessonFile(given)).not.toContain('They say');
    const [one, other] = await Promise.all([whole, given].map(async (lesson) => readLesson(await writeLesson(lesson))));
    expect(one?.lesson && one.id).toBe(other?.lesson && other.id);
  });
});
