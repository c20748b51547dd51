/** The sentence of a stage of the network, from text to logits. */
import type { TFunction } from 'i18next';
import { tokenId, type Head } from '@/model/axes.ts';
import { candidateLabel, tokenLabel } from '@/model/tokenLabel.ts';
import type { Stage } from '@/model/stages.ts';
import { norm } from '@/model/vector.ts';
import { readLens, readLooks, readNeurons, readRow } from './readings.ts';
import { topLogits } from './topLogits.ts';
import type { Format } from '@/draw/formats.ts';
import type { Place } from '@/views/shared/usePlace.ts';

/** The catalog and the spelling of numbers. */
export interface Words {
  readonly t: TFunction<'explain'>;
  readonly format: Format;
}

export type NetworkStage = Extract<Stage, { kind: 'tokenize' | 'embed' | 'attention' | 'mlp' | 'unembed' }>;

export function isNetworkStage(stage: Stage): stage is NetworkStage {
  switch (stage.kind) {
    case 'tokenize':
    case 'embed':
    case 'attention':
    case 'mlp':
    case 'unembed':
      return true;
    case 'temperature':
    case 'filter':
    case 'softmax':
    case 'draw':
    case 'append':
      return false;
  }
}

export function describeNetwork(stage: NetworkStage, place: Place, head: Head, words: Words): string | null {
  switch (stage.kind) {
    case 'tokenize':
      return describeTokenize(place, words);
    case 'embed':
      return describeEmbed(place, words);
    case 'attention':
      return describeAttention(stage, place, head, words);
    case 'mlp':
      return describeMlp(stage, place, words);
    case 'unembed':
      return describeUnembed(place, words);
  }
}

function describeTokenize({ tokens, token }: Place, { t }: Words): string {
  return t('tokenize.shows', { count: tokens.length, token: tokenLabel(token), id: token.id });
}

function describeEmbed({ shown, token, position }: Place, { t, format }: Words): string | null {
  const sum = readRow(shown, { name: 'embedding' }, position);
  return sum && t('embed.shows', { token: tokenLabel(token), place: position + 1, norm: format.number(norm(sum)) });
}

function describeAttention(
  stage: Extract<Stage, { kind: 'attention' }>,
  place: Place,
  head: Head,
  { t, format }: Words,
) {
  const { shown, tokens, token, position } = place;
  const write = readRow(shown, { name: 'attentionOut', layer: stage.layer }, position);
  const look = readLooks(shown, stage.layer, head, position, 1)?.[0];
  const key = look && tokens[look.key];
  if (!write || !look || !key) return null;
  const said = { token: tokenLabel(token), norm: format.number(norm(write)) };
  if (position === 0) return t('attention.showsFirst', said);
  const looks = { ...said, head: head + 1, weight: format.percent(look.weight) };
  if (look.key === position) return t('attention.showsItself', looks);
  return t('attention.showsOther', { ...looks, key: tokenLabel(key) });
}

function describeMlp(stage: Extract<Stage, { kind: 'mlp' }>, place: Place, { t, format }: Words): string | null {
  const { shown, token, position, model } = place;
  const neurons = readNeurons(shown, stage.layer, position, 0);
  if (!neurons) return null;
  const said = {
    token: tokenLabel(token),
    active: format.integer(neurons.active),
    neurons: format.integer(neurons.count),
  };
  const guess = readLens(shown, stage.layer, position, 1)?.[0];
  if (!guess) return t('mlp.showsShort', said);
  const candidate = candidateLabel(model.vocabulary, guess.id);
  return t('mlp.shows', { ...said, candidate, probability: format.percent(guess.probability) });
}

function describeUnembed({ shown, model }: Place, { t, format }: Words): string {
  const [best = 0] = topLogits(shown.logits);
  return t('unembed.shows', {
    vocabulary: format.integer(shown.logits.length),
    logit: format.number(shown.logits[best] ?? NaN),
    candidate: candidateLabel(model.vocabulary, tokenId(best)),
  });
}
