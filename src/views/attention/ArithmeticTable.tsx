/** The steps of one query as a table: a row for each key. A row opens to the largest products of its q·k. */
import { Fragment, memo, useCallback, useMemo, useState } from 'react';
import { describeDivisor } from '@/draw/texDivisor.ts';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Position } from '@/model/axes.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { DotProduct } from './DotProduct.tsx';
import { listKeys, type ExplainedQuery, type HeadVectors } from './explainQuery.ts';
import { KeyRow } from './KeyRow.tsx';
import { STEPS, type Step } from './pairFormula.ts';
import styles from './ArithmeticTable.module.css';

export interface ArithmeticTableProps {
  readonly head: HeadOnText;
  readonly explained: ExplainedQuery;
  readonly vectors: HeadVectors;
  readonly explainedKey: Position;
  readonly onExplainKey: (key: Position) => void;
  /** Columns after this step are blank. */
  readonly step: Step;
}

/** Rows of a long text before one asks for all. */
const FEW_ROWS = 16;
const COLUMNS = STEPS.length + 1;

export const ArithmeticTable = memo(function ArithmeticTable(props: ArithmeticTableProps) {
  const { head, explained, vectors, explainedKey, onExplainKey, step } = props;
  const { t } = useTranslation('attention');
  const format = useFormat();
  const { selection, panels } = useStores();
  const hoveredKey = useValue('selection', (state) => state.hovered.key);
  const isOpen = useValue('panels', (state) => state.areProductsOpen);
  const [showsAll, setShowsAll] = useState(false);
  const { query } = explained;
  const divisor = describeDivisor(explained.divisor, explained.headSize, format);
  const listed = useMemo(
    () => listKeys(explained, showsAll ? Infinity : FEW_ROWS, explainedKey),
    [explained, showsAll, explainedKey],
  );
  const longest = useMemo(() => Math.max(...explained.keys.map(({ carried }) => carried)), [explained]);
  const toggle = useCallback(
    (key: Position) => {
      const { areProductsOpen, set } = panels.getState();
      set('areProductsOpen', key !== explainedKey || !areProductsOpen);
      onExplainKey(key);
    },
    [panels, explainedKey, onExplainKey],
  );
  const hover = useCallback(
    (key: Position | null) => selection.getState().hover(key === null ? null : query, key),
    [selection, query],
  );
  const nameOf = (at: Position) => head.labels[at]?.text ?? '';
  return (
    <div className={styles.scroller}>
      <table className={styles.table} data-drawing data-step={step} onPointerLeave={() => hover(null)}>
        <caption className="visually-hidden">{t('arithmetic.caption', { query: nameOf(query) })}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.key}>
              {t('arithmetic.columnKey')}
            </th>
            <th scope="col">{t('arithmetic.columnDot')}</th>
            <th scope="col">{t('arithmetic.columnScale', { divisor: divisor.plain })}</th>
            <th scope="col">{t('arithmetic.columnMask')}</th>
            <th scope="col" className={styles.weight}>
              {t('arithmetic.columnSoftmax')}
            </th>
            <th scope="col" className={styles.carried} title={t('arithmetic.columnValuesHint')}>
              {t('arithmetic.columnValues')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.rows.map((row) => (
            <Fragment key={row.key}>
              <KeyRow
                row={row}
                label={head.labels[row.key]}
                openLabel={t('arithmetic.open', { query: nameOf(query), key: nameOf(row.key) })}
                isExplained={row.key === explainedKey}
                isOpen={isOpen && row.key === explainedKey}
                isHovered={row.key === hoveredKey}
                longestCarried={longest}
                onToggle={toggle}
                onHover={hover}
              />
              {isOpen && row.key === explainedKey ? (
                <tr>
                  <td colSpan={COLUMNS} className={styles.detail}>
                    <DotProduct vectors={vectors} query={query} keyPosition={row.key} labels={head.labels} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
      <div className={styles.rest}>
        {listed.hiddenCount > 0 ? (
          <span>
            {t('arithmetic.rest', {
              count: listed.hiddenCount,
              weight: format.percent(listed.hiddenWeight),
            })}
          </span>
        ) : null}
        {listed.hiddenCount > 0 || showsAll ? (
          <Button variant="quiet" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? t('arithmetic.showFewer') : t('arithmetic.showAll')}
          </Button>
        ) : null}
        {listed.laterCount > 0 ? <span>{t('arithmetic.later', { count: listed.laterCount })}</span> : null}
      </div>
    </div>
  );
});
