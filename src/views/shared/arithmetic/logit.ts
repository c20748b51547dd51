/** Which logit the parts of the attribution view take apart, and its components by name. */
import type { TFunction } from 'i18next';
import type { Component, Contribution } from '@/model/attribution.ts';
import type { TokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { ContributionPlace } from './ContributionNumber.tsx';

export interface AttributedLogit {
  readonly token: TokenId;
  /** The token whose logit is subtracted. */
  readonly against: TokenId | null;
  readonly place: ContributionPlace;
  readonly contributions: readonly Contribution[];
}

/** "Layer 5, head 3". Layers and heads count from 1 on screen. */
export function nameComponent(t: TFunction<'attribution'>, component: Component): string {
  switch (component.kind) {
    case 'head':
      return t('name.head', { layer: component.layer + 1, head: component.head + 1 });
    case 'bias':
      return t('name.bias', { layer: component.layer + 1 });
    case 'mlp':
      return t('name.mlp', { layer: component.layer + 1 });
    case 'embedding':
    case 'constant':
    case 'rest':
      return t(`name.${component.kind}`);
  }
}

/** "·Mary", or "·Mary − ·John" for the difference of two logits. */
export function nameLogit(
  vocabulary: Vocabulary,
  { token, against }: Pick<AttributedLogit, 'token' | 'against'>,
): string {
  const own = candidateLabel(vocabulary, token);
  return against === null ? own : `${own} − ${candidateLabel(vocabulary, against)}`;
}
