/** Stage 7: which filter cut where, how many tokens are kept, and how much probability went with the others. */
import { FILTERS, type FilterName, type NextTokenDistribution } from '@/model/sampling.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { StageFormula } from './StageFormula.tsx';
import type { ChoiceStageProps } from './useChoice.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export function FilterStage({ choice }: ChoiceStageProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { distribution } = choice.next;
  const { kept, removedMass, order } = distribution;
  const remaining = 1 - removedMass;
  return (
    <>
      <MassBar distribution={distribution} />
      <ul className={styles.filters}>
        {FILTERS.map((name) => (
          <FilterLine key={name} name={name} distribution={distribution} />
        ))}
      </ul>
      {kept === order.length ? (
        <StageFormula
          caption={t('filter.formulaAll')}
          tex={`\\sum_{i=1}^{${order.length}} p_i = 1`}
          plain={`Σ p_i over all ${order.length} = 1`}
        />
      ) : (
        <StageFormula
          caption={t('filter.formula')}
          tex={`\\sum_{i \\in \\text{kept}} p_i = 1 - ${format.tex(removedMass)} = ${format.tex(remaining)}`}
          plain={`Σ p_i over ${kept} of ${order.length} = 1 − ${format.number(removedMass)} = ${format.number(remaining)}`}
        />
      )}
    </>
  );
}

/** All probability as one bar: what stays, and what a filter took. */
function MassBar({
  distribution: { kept, removedMass, order, greedy },
}: {
  readonly distribution: NextTokenDistribution;
}) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  return (
    <div className={styles.mass}>
      <span className={styles.massTrack} aria-hidden="true">
        <span className={styles.massKept} style={{ width: `${(1 - removedMass) * 100}%` }} />
      </span>
      <p className={styles.axis}>
        <span>
          {t('filter.kept', { count: kept, amount: format.integer(kept) })}{' '}
          <CopyNumber value={1 - removedMass} format="percent" />
        </span>
        {greedy ? (
          <span>{t('filter.removedGreedy', { amount: format.integer(order.length - kept) })}</span>
        ) : (
          <span>
            {t('filter.removed', { count: order.length - kept, amount: format.integer(order.length - kept) })}{' '}
            <CopyNumber value={removedMass} format="percent" />
          </span>
        )}
      </p>
    </div>
  );
}

interface FilterLineProps {
  readonly name: FilterName;
  readonly distribution: NextTokenDistribution;
}

function FilterLine({ name, distribution: { settings, removedBy, greedy } }: FilterLineProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const isOff = greedy || settings[name] === OFF[name];
  const { kept, removed } = removedBy[name];
  const said = { value: format.plain(settings[name]) };
  return (
    <li className={styles.filter} data-off={isOff}>
      <span>{isOff ? t(`filter.${name}Off`) : t(`filter.${name}`, said)}</span>
      {isOff ? null : (
        <span className={styles.aside}>
          {removed === 0 ? t('filter.cutsNothing') : t('filter.left', { kept: format.integer(kept) })}
        </span>
      )}
    </li>
  );
}

/** The setting at which a filter lets everything through. */
const OFF: Readonly<Record<FilterName, number>> = { topK: 0, topP: 1, minP: 0 };
