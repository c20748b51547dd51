/** What the page computes where a lesson's claim says something: the same claim with the measured value in its place. */
import { head, layer, position, tokenId } from '@/model/axes.ts';
import { componentIndex, type Component } from '@/model/attribution.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import { divergenceBits } from '@/model/divergence.ts';
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/model/samplingSettings.ts';
import { joinText, readTokens } from '@/model/tokens.ts';
import { headWeights } from '@/views/shared/attentionHead.ts';
import { NO_EXPERIMENT } from '@/model/experiment.ts';
import { softmax } from '@/model/softmax.ts';
import { slice } from '@/model/tensor.ts';
import { findToken } from '@/model/findToken.ts';
import type { Stores } from '@/store/createStores.ts';
import { lensPart, wholePart } from '@/store/trace.ts';
import { isOfTraining } from '@/views/learn/claimWords.ts';
import { changedLogits, measure, until } from './measure.ts';
import { measureTraining } from './measureTraining.ts';

export async function measureLesson(claim: LessonClaim, stores: Stores): Promise<LessonClaim> {
  if (isOfTraining(claim)) return measureTraining(claim);
  if (!('kind' in claim)) return { ...claim, probability: await measure(claim, stores) };
  const { conductor, trace, network, sequence, distribution } = stores;
  stores.experiment.getState().restore(NO_EXPERIMENT);
  const read = async (controls: Partial<SamplingSettings>, text = 'text' in claim ? claim.text : '') => {
    stores.sampling.getState().setSettings({ ...DEFAULT_SAMPLING, ...controls });
    await conductor.readPrompt(text);
    return distribution.read(stores)!.distribution;
  };
  const vocabulary = () => network.getState().model!.vocabulary;
  switch (claim.kind) {
    case 'drawn': {
      const { final } = await read(claim.controls);
      return { ...claim, probability: final[findToken(vocabulary(), claim.word)!]! };
    }
    case 'attention': {
      await read({});
      const weights = headWeights(trace.getState().shown!.attention!, layer(claim.layer), head(claim.head));
      return { ...claim, weight: weights.data[claim.query * weights.shape[1] + claim.key]! };
    }
    case 'surprise': {
      const probability = await measure({ text: claim.text, word: claim.word, probability: 0 }, stores);
      return { ...claim, bits: -Math.log2(probability) };
    }
    case 'entropy':
      return { ...claim, bits: (await read(claim.controls)).entropy.final };
    case 'choices':
      return { ...claim, count: Math.round(2 ** (await read({})).entropy.final) };
    case 'lens': {
      await read({});
      const last = position(trace.getState().shown!.ids.length - 1);
      await trace.getState().ensure([{ name: 'lens', position: last }]);
      const lens = softmax(slice(lensPart(trace.getState().shown, last)!, layer(claim.level)).data);
      return { ...claim, probability: lens[findToken(vocabulary(), claim.word)!]! };
    }
    case 'adds': {
      await read({});
      const id = findToken(vocabulary(), claim.word)!;
      const last = position(trace.getState().shown!.ids.length - 1);
      stores.attribution.getState().ask(id);
      const found = await until(stores.attribution, ({ at }) => at.get(last)?.state === 'here');
      const answer = found.at.get(last)!;
      if (answer.state !== 'here') throw new Error('What the parts add could not be computed.');
      const { data, tokens } = answer.value;
      const part: Component =
        claim.head === null
          ? { kind: 'mlp', layer: layer(claim.layer) }
          : { kind: 'head', layer: layer(claim.layer), head: head(claim.head) };
      const row = componentIndex(part, network.getState().model!.config);
      return { ...claim, value: data.data[row * data.shape[1]! + tokens.indexOf(id)]! };
    }
    case 'cosine': {
      await read({}, claim.one + claim.other);
      if (trace.getState().shown!.ids.length !== 2) throw new Error(`${claim.one}${claim.other} are not two tokens.`);
      await trace.getState().ensure([{ name: 'tokenEmbedding' }]);
      const rows = wholePart(trace.getState().shown, 'tokenEmbedding')!;
      const [one, other] = [slice(rows, position(0)).data, slice(rows, position(1)).data];
      return { ...claim, cosine: dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other)) };
    }
    case 'tokens':
      await read({});
      return { ...claim, count: sequence.getState().promptIds.length };
    case 'kept':
      return { ...claim, count: (await read(claim.controls)).kept };
    case 'written': {
      // Reading another text first: the same one would keep what was written behind it.
      await conductor.readPrompt('.');
      await read(claim.controls);
      for (let at = 0; at < claim.count; at++) await conductor.nextToken();
      const ids = sequence.getState().generated.map(({ id }) => id);
      stores.sampling.getState().setSettings(DEFAULT_SAMPLING);
      return { ...claim, written: joinText(readTokens(ids, vocabulary())) };
    }
    case 'moved': {
      await read({});
      const logits = () => trace.getState().shown!.logits;
      const before = logits();
      if (claim.instead !== undefined) await conductor.readPrompt(claim.instead);
      const after = claim.changes === undefined ? logits() : await changedLogits(claim, stores);
      return { ...claim, bits: divergenceBits(before, after) };
    }
    case 'best': {
      const { order } = await read({});
      return { ...claim, best: joinText(readTokens([tokenId(order[0]!)], vocabulary())) };
    }
  }
}

const dot = (one: Float32Array, other: Float32Array) => one.reduce((sum, value, at) => sum + value * other[at]!, 0);
