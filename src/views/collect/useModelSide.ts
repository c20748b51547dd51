/** What the model gives after the question, and the tokens of every answer as they go on with it; null until both are there. */
import { useEffect, useMemo, useState } from 'react';
import type { Reading } from '@/store/aside.ts';
import { mostProbable, readingsOf, type Matched } from '@/store/collect/classRows.ts';
import type { Round } from '@/store/collect/round.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';

export interface KnownSide {
  readonly reading: Reading;
  readonly matched: ReadonlyMap<string, Matched>;
  /** What was answered when they were matched: what is on its way never shows half. */
  readonly answers: readonly string[];
}

export function useModelSide(round: Round, answers: readonly string[]): KnownSide | null {
  const { aside } = useStores();
  const model = useValue('network', (state) => state.model);
  const { question, hasSpace, anyCapital, isRevealed } = round;
  const reading = useValue('aside', (state) => state.readings.get(question) ?? null);
  const [known, setKnown] = useState<KnownSide | null>(null);
  // Another paste with the same answers is no other question to the model.
  const written = JSON.stringify([...new Set(answers)]);
  const ways = useMemo(
    () =>
      (JSON.parse(written) as string[]).map((answer) => ({
        answer,
        readings: readingsOf(answer, { question, hasSpace, anyCapital }),
      })),
    [written, question, hasSpace, anyCapital],
  );
  useEffect(() => {
    // A text that is being typed is not read with every key: only once its answer is asked for.
    if (model && question !== '' && isRevealed) void aside.getState().read(question);
  }, [aside, model, question, isRevealed]);
  useEffect(() => {
    if (!reading) return;
    let isGone = false;
    const all = ways.flatMap(({ readings }) => readings);
    void aside
      .getState()
      .tokensOf(all)
      .then((ids) => {
        if (isGone) return;
        const byText = new Map(all.map((text, at) => [text, ids[at] ?? []]));
        const matched = new Map<string, Matched>();
        for (const { answer, readings } of ways) {
          const found = mostProbable(
            answer,
            readings.map((text) => byText.get(text) ?? []),
            reading,
          );
          if (found) matched.set(answer, found);
        }
        setKnown({ reading, matched, answers });
      });
    return () => void (isGone = true);
  }, [aside, reading, ways, answers]);
  return reading && known?.reading === reading ? known : null;
}
