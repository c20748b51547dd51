/** The recorded first step is what the model that ships computes. */
import { expect, test } from 'vitest';
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
}, 60_000);
