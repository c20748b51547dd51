/** The sentence of a stage that turns logits into a token, from temperature to append. */
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Stage } from '@/model/stages.ts';
import type { NetworkStage, Words } from './describeNetwork.ts';
import type { Choice } from './useChoice.ts';
import type { Place } from '@/views/shared/usePlace.ts';

export type ChoiceKind = Exclude<Stage['kind'], NetworkStage['kind']>;

export function describeChoice(kind: ChoiceKind, place: Place, choice: Choice, words: Words): string {
  switch (kind) {
    case 'temperature':
      return describeTemperature(place, choice, words);
    case 'filter':
      return describeFilter(choice, words);
    case 'softmax':
      return describeSoftmax(place, choice, words);
    case 'draw':
      return describeDraw(place, choice, words);
    case 'append':
      return describeAppend(place, choice, words);
  }
}

function describeTemperature({ model }: Place, { next }: Choice, { t, format }: Words): string {
  const { order, penalized, scaled, settings, greedy } = next.distribution;
  const [first = 0, second = first] = order;
  const names = {
    first: candidateLabel(model.vocabulary, tokenId(first)),
    second: candidateLabel(model.vocabulary, tokenId(second)),
  };
  if (greedy) return t('temperature.showsGreedy', names);
  const lead = (scores: ArrayLike<number>) => format.number((scores[first] ?? 0) - (scores[second] ?? 0));
  const said = {
    ...names,
    temperature: format.plain(settings.temperature),
    before: lead(penalized),
    after: lead(scaled),
  };
  return settings.temperature === 1 ? t('temperature.showsSame', said) : t('temperature.shows', said);
}

function describeFilter({ next }: Choice, { t, format }: Words): string {
  const { kept, order, removedMass, greedy } = next.distribution;
  const count = format.integer(order.length);
  if (greedy) return t('filter.showsGreedy');
  if (kept === order.length) return t('filter.showsAll', { count });
  return t('filter.shows', { kept: format.integer(kept), count, removed: format.percent(removedMass) });
}

function describeSoftmax({ model }: Place, { next, candidate: id }: Choice, { t, format }: Words): string {
  const { final, greedy } = next.distribution;
  const candidate = candidateLabel(model.vocabulary, id);
  const probability = final[id] ?? 0;
  if (greedy && probability > 0) return t('softmax.showsGreedy', { candidate });
  if (probability === 0) return t('softmax.showsRemoved', { candidate });
  return t('softmax.shows', { candidate, probability: format.percent(probability) });
}

function describeDraw({ model }: Place, { next }: Choice, { t, format }: Words): string {
  const { draw, u, distribution } = next;
  const token = candidateLabel(model.vocabulary, draw.id);
  if (distribution.greedy) return t('draw.showsGreedy', { token });
  const numbers = { u: format.number(u), from: format.number(draw.from), to: format.number(draw.to) };
  return t('draw.shows', { token, seed: String(distribution.settings.seed), ...numbers });
}

function describeAppend({ model, tokens, window }: Place, { next }: Choice, { t }: Words): string {
  const token = candidateLabel(model.vocabulary, next.upcoming.id);
  if (tokens.length >= window) return t('append.showsFull', { token, window });
  return t('append.shows', { token, place: tokens.length + 1, reused: tokens.length });
}
