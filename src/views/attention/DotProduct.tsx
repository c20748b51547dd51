/** One q·k taken apart: the two vectors, their products number by number, and the products that matter most. */
import { useMemo, useState } from 'react';
import { symmetricLimit } from '@/draw/scales.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { VectorStrip } from '@/elements/VectorStrip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { dotTerms } from '@/model/attention.ts';
import type { Position } from '@/model/axes.ts';
import { slice } from '@/model/tensor.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { HeadVectors } from './explainQuery.ts';
import styles from './DotProduct.module.css';

export interface DotProductProps {
  readonly vectors: HeadVectors;
  readonly query: Position;
  readonly keyPosition: Position;
  readonly labels: readonly TokenCaption[];
}

const CELL_HEIGHT = 12;

export function DotProduct({ vectors, query, keyPosition, labels }: DotProductProps) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const [hovered, setHovered] = useState<number | null>(null);
  const parts = useMemo(() => {
    const [q, k] = [slice(vectors.query, query).data, slice(vectors.key, keyPosition).data];
    const products = q.map((value, at) => value * k[at]!);
    return { q, k, products, limit: Math.max(symmetricLimit(q), symmetricLimit(k)), ...dotTerms(q, k) };
  }, [vectors, query, keyPosition]);
  const names = { query: labels[query]?.text ?? '', key: labels[keyPosition]?.text ?? '' };
  const strip = {
    describeValue: (index: number, value: number) =>
      t('arithmetic.channel', { index: index + 1, value: format.number(value) }),
    cellHeight: CELL_HEIGHT,
    hoveredIndex: hovered,
    onHover: setHovered,
  };
  const count = parts.q.length;
  return (
    <div className={styles.parts}>
      <div className={styles.strips}>
        <span className={styles.query}>q</span>
        <VectorStrip
          {...strip}
          label={t('terms.queryStrip', { token: names.query, count })}
          values={parts.q}
          limit={parts.limit}
        />
        <span className={styles.key}>k</span>
        <VectorStrip
          {...strip}
          label={t('terms.keyStrip', { token: names.key, count })}
          values={parts.k}
          limit={parts.limit}
          legendLabel={t('terms.value')}
        />
        <span>q×k</span>
        <VectorStrip
          {...strip}
          label={t('terms.productStrip', { count })}
          values={parts.products}
          legendLabel={t('terms.productLegend')}
        />
      </div>
      <table className={styles.terms}>
        <caption className="visually-hidden">{t('terms.caption', names)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('terms.index')}</th>
            <th scope="col" className={styles.query}>
              {t('terms.query')}
            </th>
            <th scope="col" className={styles.key}>
              {t('terms.key')}
            </th>
            <th scope="col">{t('terms.product')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.terms.map((term) => (
            <tr
              key={term.channel}
              className={term.channel === hovered ? styles.hovered : undefined}
              onPointerEnter={() => setHovered(term.channel)}
              onPointerLeave={() => setHovered(null)}
            >
              <th scope="row">{term.channel + 1}</th>
              <td>
                <NumberValue value={term.query} />
              </td>
              <td>
                <NumberValue value={term.key} />
              </td>
              <td>
                <NumberValue value={term.product} />
              </td>
            </tr>
          ))}
          {parts.restCount > 0 ? (
            <tr>
              <th scope="row" colSpan={3}>
                {t('terms.rest', { count: parts.restCount })}
              </th>
              <td>
                <NumberValue value={parts.restSum} />
              </td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('terms.sum')}
            </th>
            <td>
              <CopyNumber value={parts.total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
