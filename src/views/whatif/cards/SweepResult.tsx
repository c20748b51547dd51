/** What the sweep found: the strongest head in a sentence, every head on a map and in a table, and the numbers to take away. */
import { useMemo } from 'react';
import { DivergingBar } from '@/elements/DivergingBar.tsx';
import { Heatmap } from '@/elements/Heatmap.tsx';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { head as headIndex, layer as layerIndex } from '@/model/axes.ts';
import type { Measure, Question } from '@/model/headEffect.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Model } from '@/store/network.ts';
import type { SweepFound } from '@/store/sweep.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { rankRows, sweepCsv, sweepMap, sweepRows } from './sweepRows.ts';
import styles from './cards.module.css';

interface SweepResultProps {
  readonly found: SweepFound;
  readonly question: Question;
  readonly model: Model;
}

/** CSS pixels a cell of the map may take. */
const MOST_CELL = 34;

export function SweepResult({ found, question, model }: SweepResultProps) {
  const { t } = useTranslation('whatif');
  const { conductor } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const write = useEffectWords(question.measure);
  const rows = useMemo(() => sweepRows(found, question), [found, question]);
  const ranked = useMemo(() => rankRows(rows), [rows]);
  const map = useMemo(() => sweepMap(found, rows), [found, rows]);
  const captions = useMemo(
    () => Array.from({ length: Math.max(found.layerCount, found.headCount) }, (_, at) => ({ text: String(at + 1) })),
    [found.layerCount, found.headCount],
  );
  const [strongest] = ranked;
  const limit = Math.max(Math.abs(strongest?.effect ?? 0), Number.MIN_VALUE);
  const place = (at: { readonly layer: number; readonly head: number }) => ({ layer: at.layer + 1, head: at.head + 1 });
  const tokens = [question.token, question.against].map((at) => {
    const id = found.tokens[at];
    return id === undefined ? '' : candidateLabel(model.vocabulary, id);
  }) as [string, string];
  return (
    <div className={styles.result}>
      {strongest ? (
        <p className={styles.sentence} role="status">
          {t(`sweep.strongest.${question.measure}`, {
            ...place(strongest),
            effect: write(strongest.effect),
            token: tokens[0],
            against: tokens[1],
          })}
        </p>
      ) : null}
      <div className={styles.map}>
        <Heatmap
          label={t('sweep.map')}
          weights={map}
          tokens={captions}
          scale="diverging"
          limit={limit}
          isCausal={false}
          maxCell={MOST_CELL}
          queryAxisLabel={t('sweep.layer')}
          keyAxisLabel={t('sweep.head')}
          selectedQuery={layer}
          selectedKey={head}
          onSelect={(cell) => conductor.selectHead(layerIndex(cell.query), headIndex(cell.key))}
          describeCell={({ query, key }) => {
            const effect = rows[query * found.headCount + key]?.effect ?? null;
            const at = place({ layer: query, head: key });
            return effect === null ? t('sweep.cellUnknown', at) : t('sweep.cell', { ...at, effect: write(effect) });
          }}
          hint={t('sweep.hint')}
        />
      </div>
      <div className={styles.legend}>
        <HeatLegend label={t(`sweep.legend.${question.measure}`)} kind="diverging" limit={limit} />
      </div>
      <div className={styles.tableFrame} tabIndex={0} role="group" aria-label={t('sweep.table')}>
        <table className={styles.table} aria-label={t('sweep.table')} data-drawing={t('sweep.table')}>
          <thead>
            <tr>
              <th scope="col">{t('sweep.headColumn')}</th>
              <th scope="col" className={styles.effect}>
                {t(`sweep.legend.${question.measure}`)}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((row) => (
              <tr
                key={`${row.layer}.${row.head}`}
                data-selected={(row.layer === layer && row.head === head) || undefined}
              >
                <th scope="row">{t('cards.try.headOption', place(row))}</th>
                <td className={styles.effect}>
                  <span className={styles.effectParts}>
                    <DivergingBar share={row.effect / limit} />
                    <CopyNumber value={row.effect} format={write} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ExportTable
        label={t('sweep.table')}
        fileName="effect-of-each-head"
        table={() => sweepCsv(found, question, tokens)}
      />
    </div>
  );
}

/** An effect with its sign and unit. */
function useEffectWords(measure: Measure): (effect: number) => string {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  return (effect) => {
    switch (measure) {
      case 'divergence':
        return format.bits(effect);
      case 'logitDifference':
        return t('sweep.logits', { effect: format.signed(effect) });
      case 'probability':
        return t('sweep.points', { effect: format.signed(effect * 100) });
    }
  };
}
