/** Stage 6: the best candidates' logits before and after they are divided by the temperature. */
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { GapLines } from './GapLines.tsx';
import { StageFormula } from './StageFormula.tsx';
import { StageSection } from './StageSection.tsx';
import type { ChoiceStageProps } from './useChoice.ts';
import styles from './StagesView.module.css';

const CANDIDATES = 5;

export function TemperatureStage({ place, choice }: ChoiceStageProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { distribution } = choice.next;
  const { settings, penalized, scaled, order, greedy } = distribution;
  const { temperature, repetitionPenalty } = settings;
  const ids = Array.from(order.subarray(0, CANDIDATES));
  const [best = 0] = ids;
  const [before, after] = [penalized[best] ?? NaN, scaled[best] ?? NaN];
  const divisor = format.plain(temperature);
  return (
    <>
      {greedy ? null : (
        <StageSection title={t('temperature.picture')}>
          <GapLines
            before={{ label: t('temperature.before'), scores: ids.map((id) => penalized[id] ?? NaN) }}
            after={{
              label: t('temperature.after', { temperature: divisor }),
              scores: ids.map((id) => scaled[id] ?? NaN),
            }}
          />
        </StageSection>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('token')}</th>
            <th scope="col">{t('temperature.before')}</th>
            {greedy ? null : <th scope="col">{t('temperature.after', { temperature: divisor })}</th>}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <th scope="row" className={styles.piece} translate="no">
                {candidateLabel(place.model.vocabulary, tokenId(id))}
              </th>
              <td>
                <CopyNumber value={penalized[id] ?? null} />
              </td>
              {greedy ? null : (
                <td>
                  <CopyNumber value={scaled[id] ?? null} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {repetitionPenalty === 1 ? null : (
        <p className={styles.note}>{t('temperature.penalty', { penalty: format.plain(repetitionPenalty) })}</p>
      )}
      {greedy ? null : (
        <StageFormula
          caption={t('temperature.formula')}
          tex={`\\frac{z_{${best}}}{T} = \\frac{${format.tex(before)}}{${divisor}} = ${format.tex(after)}`}
          plain={`z_${best} / T = ${format.number(before)} / ${divisor} = ${format.number(after)}`}
        />
      )}
    </>
  );
}
