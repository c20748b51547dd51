/** What an instructor makes is kept with every change, and every change can be undone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDrafts, lessonAtHand, type DraftsState } from '@/store/made/drafts.ts';
import { A_STEP } from './anyLesson.ts';

function createMemory() {
  const kept = new Map<string, string>();
  return {
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, value: string) => void kept.set(name, value),
  };
}
const EMPTY = { title: '', language: 'en', steps: [] };
const named = (note: string) => ({ ...A_STEP, note });
const notes = (state: DraftsState) => lessonAtHand(state)?.steps.map(({ note }) => note);

it('A lesson is there after a reload, with all others, at every moment of its making', () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(4) }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(4) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(4), to: fc.nat(4) }),
    fc.record({ kind: fc.constant('note' as const), at: fc.nat(4), words: fc.string({ maxLength: 5 }) }),
    fc.record({ kind: fc.constant('create' as const) }),
    fc.record({ kind: fc.constant('discard' as const) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const keep = createMemory();
      const drafts = createDrafts(keep);
      const seen: (readonly string[] | undefined)[] = [];
      for (const done of actions) {
        seen.push(notes(drafts.getState()));
        const state = drafts.getState();
        if (done.kind === 'insert') state.insertStep(done.at, named(String(seen.length)));
        if (done.kind === 'remove') state.removeStep(done.at);
        if (done.kind === 'move') state.moveStep(done.at, done.to);
        if (done.kind === 'note') state.changeStep(done.at, { note: done.words });
        if (done.kind === 'create') state.create({ ...EMPTY, steps: [named('first')] });
        if (done.kind === 'discard') state.discard();
        const { drafts: all, atHand } = createDrafts(keep).getState();
        expect({ all, atHand }).toEqual({ all: drafts.getState().drafts, atHand: drafts.getState().atHand });
      }
      while (drafts.getState().past.length > 0) drafts.getState().undo();
      expect(drafts.getState().drafts).toEqual([]);
    }),
  );
});

it('What is typed in one box is undone at once; the next box is another change', () => {
  const drafts = createDrafts(createMemory());
  const { create, change, changeStep, undo } = drafts.getState();
  create({ ...EMPTY, steps: [A_STEP] });
  for (const title of ['A', 'At', 'Att']) change({ title }, 'title');
  for (const note of ['L', 'Lo', 'Look']) changeStep(0, { note }, 'note');
  undo();
  expect(lessonAtHand(drafts.getState())).toMatchObject({ title: 'Att', steps: [{ note: '' }] });
  undo();
  expect(lessonAtHand(drafts.getState())?.title).toBe('');
});

it('What was kept and cannot be read is left out, and the rest is there', () => {
  const keep = createMemory();
  createDrafts(keep)
    .getState()
    .create({ ...EMPTY, title: 'Whole' });
  const kept = JSON.parse(keep.read('glassbox.drafts')!);
  keep.write(
    'glassbox.drafts',
    JSON.stringify({ drafts: [{ id: 9, lesson: { glassboxLesson: 9 } }, null, ...kept.drafts], atHand: 9 }),
  );
  expect(lessonAtHand(createDrafts(keep).getState())?.title).toBe('Whole');
  for (const broken of ['', '{', '[]', '{"drafts":7}']) {
    keep.write('glassbox.drafts', broken);
    expect(createDrafts(keep).getState()).toMatchObject({ drafts: [], atHand: null });
  }
});
