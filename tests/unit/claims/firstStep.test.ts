/** The recorded first step, in words and as a file, is what the model that ships computes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRecording } from '@/recording/readRecording.ts';
import { triangleStart } from '@/recording/Recording.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { softmax } from '@/model/softmax.ts';
import { candidateLabel, tokenLabel } from '@/model/tokenLabel.ts';
import { tokenId } from '@/model/axes.ts';
import { readTokens } from '@/model/tokens.ts';
import { FIRST_STEP } from '@/views/shared/firstStep.ts';
import { openRealPage } from './realPage.ts';

test('the recorded first step is what the model that ships computes', async () => {
  const { conductor, network, trace } = await openRealPage();
  await conductor.readPrompt(FIRST_STEP.text);
  const { vocabulary } = network.getState().model!;
  const { ids, logits } = trace.getState().shown!;
  expect(readTokens(ids, vocabulary).map(tokenLabel)).toEqual(FIRST_STEP.tokens);
  const probabilities = [...softmax(logits)].map((probability, id) => ({ id, probability }));
  const best = probabilities.sort((a, b) => b.probability - a.probability).slice(0, 5);
  expect(best.map(({ id, probability }) => ({ token: candidateLabel(vocabulary, tokenId(id)), probability }))).toEqual(
    FIRST_STEP.candidates.map(({ token, probability }) => ({
      token,
      probability: expect.closeTo(probability, 3) as number,
    })),
  );

  // The file that stands in the page until the model has come: `npm run trace -- "…" --bare --exact --out` writes it anew.
  const file = readFileSync(new URL('../../../public/recordings/first.glassbox', import.meta.url));
  expect(file.length).toBeLessThan(90_000);
  const recording = await readRecording(new Uint8Array(file));
  expect([recording.prompt, recording.model.id, [...recording.ids]]).toEqual([FIRST_STEP.text, EMBEDDED.id, [...ids]]);
  const recorded = softmax(recording.logits);
  softmax(logits).forEach((probability, id) => expect(Math.abs(probability - recorded[id]!)).toBeLessThan(1e-5));
  const { data, shape } = trace.getState().shown!.attention!;
  const length = shape[3];
  const triangle = triangleStart(length);
  data.forEach((weight, at) => {
    const [key, query, head] = [at % length, Math.floor(at / length) % length, Math.floor(at / length ** 2)];
    if (key > query) return;
    expect(Math.abs(weight - recording.attention![head * triangle + triangleStart(query) + key]!)).toBeLessThan(1e-5);
  });
}, 60_000);
