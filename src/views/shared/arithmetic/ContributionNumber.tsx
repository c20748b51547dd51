/**
 * What something adds to a token's logit, with the products behind it: each number that was written
 * times how much that channel counts for the token. The directions are fetched when it is opened.
 */
import type { ReactNode } from 'react';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import type { Position, TokenId } from '@/model/axes.ts';
import type { Component } from '@/model/attribution.ts';
import { deviation } from '@/model/contributions.ts';
import { valueOf } from '@/store/asking.ts';
import type { Directions, WritesAt } from '@/store/products.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { explainContribution } from './explain.ts';
import { useExplainer } from './useExplainer.ts';
import { useLackingWords } from '@/views/shared/useLackingWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Arithmetic.module.css';
import { ExplainedNumber, Steps, type ExplainedNumberProps } from './ExplainedNumber.tsx';

export interface ContributionPlace {
  readonly runId: number;
  readonly position: Position;
}

export interface ContributionNumberProps extends Omit<ExplainedNumberProps, 'explain' | 'onClose'> {
  readonly place: ContributionPlace;
  readonly token: TokenId;
  /** The token whose logit is subtracted. */
  readonly against?: TokenId | null;
  /** A vector that was written, or who wrote it; or the whole stream, whose contribution with the constant is the logit. */
  readonly source: Float32Array | Component | 'stream';
  /** Steps before the products, such as the parts by component. */
  readonly before?: ReactNode;
}

export function ContributionNumber(props: ContributionNumberProps) {
  const { place, token, against = null, source: _source, before: _before, onOpen, ...number } = props;
  const { products } = useStores();
  const tokens = against === null ? [token] : [token, against];
  return (
    <ExplainedNumber
      {...number}
      explain={() => <Products {...props} />}
      onOpen={() => {
        products.getState().open(place, tokens);
        onOpen?.();
      }}
      onClose={() => products.getState().close()}
    />
  );
}

function Products({ place, token, against = null, source, before, value }: ContributionNumberProps) {
  const { t } = useTranslation('block');
  const lacking = useLackingWords(t('arithmetic.lacking'));
  const say = useExplainer();
  const model = useValue('network', (state) => state.model);
  const writesAt = useValue('products', (state) => state.writesAt);
  const directions = useValue('products', (state) => state.directions);
  const progress = useValue('products', (state) => state.progress);
  const writes = valueOf(writesAt);
  const direction = readDirection(valueOf(directions), token, against);
  for (const answer of [writesAt, directions]) {
    if (answer.state === 'lacking') return told([], lacking);
    if (answer.state === 'failed') return told([], t('arithmetic.failed', { detail: answer.error.detail }));
  }
  if (
    !model?.architecture ||
    !writes ||
    !direction ||
    writes.runId !== place.runId ||
    writes.position !== place.position
  )
    return (
      <div className={styles.stack}>
        {before}
        <ProgressBar
          label={t('arithmetic.waitingDirection', { token: model ? candidateLabel(model.vocabulary, token) : '' })}
          value={progress?.done ?? null}
          max={progress?.total ?? null}
        />
      </div>
    );
  const row = readSource(writes, source);
  if (!row) return told([], t('arithmetic.noProducts'));
  const constant = source === 'stream' ? readConstant(valueOf(directions), token, against) : null;
  return told(
    explainContribution(say, row, direction, deviation(writes.final, model.architecture.epsilon), value, constant),
    t(constant === null ? 'arithmetic.direction' : 'arithmetic.directionAndConstant'),
  );

  function told(steps: Parameters<typeof Steps>[0]['steps'], note: string) {
    return (
      <div className={styles.stack}>
        {before ? <div>{before}</div> : null}
        <Steps steps={steps} note={note} />
      </div>
    );
  }
}

function readSource(writes: WritesAt, source: ContributionNumberProps['source']): Float32Array | null {
  if (source === 'stream') return writes.final;
  return source instanceof Float32Array ? source : rowOf(writes, source);
}

/** The final norm's bias through the unembedding, for a token or the difference of two. */
function readConstant(directions: Directions | null, token: TokenId, against: TokenId | null): number {
  const of = (id: TokenId) => directions?.constant.get(id) ?? NaN;
  return against === null ? of(token) : of(token) - of(against);
}

/** The token's direction, or the difference of two; null until both are here. */
function readDirection(directions: Directions | null, token: TokenId, against: TokenId | null): Float32Array | null {
  const own = directions?.of.get(token);
  if (!own || against === null) return own ?? null;
  const other = directions?.of.get(against);
  return other ? own.map((value, channel) => value - other[channel]!) : null;
}

/** What a component wrote; null for the constant and the rest, which no vector was written for. */
export function rowOf({ writes, embedding }: WritesAt, component: Component): Float32Array | null {
  const [, count = 0, width = 0] = writes.shape;
  const at = (layer: number, index: number) => {
    const from = (layer * count + index) * width;
    return writes.data.subarray(from, from + width);
  };
  switch (component.kind) {
    case 'embedding':
      return embedding;
    case 'head':
      return at(component.layer, component.head);
    case 'bias':
      return at(component.layer, count - 2);
    case 'mlp':
      return at(component.layer, count - 1);
    case 'constant':
    case 'rest':
      return null;
  }
}
