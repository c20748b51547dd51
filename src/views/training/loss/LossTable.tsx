/** The curve as a table: one row for each look at the held-out text. Built only when it is opened. */
import { useState } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { learningPhaseAt, type LearningPhase } from '@/model/learningPhases.ts';
import { meanBefore } from '@/model/overfitting.ts';
import type { TrainerState } from '@/store/training/contract.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './LossTable.module.css';
import { useRuleWords } from './useRuleWords.ts';

interface LossTableProps {
  readonly seen: TrainerState;
  readonly phases?: readonly LearningPhase[];
}

export function LossTable({ seen, phases = [] }: LossTableProps) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const ruleOf = useRuleWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('loss.table')}</summary>
      {isOpen ? (
        <div className={styles.frame} tabIndex={0} role="group" aria-label={t('loss.table')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('loss.column.step')}</th>
                <th scope="col">{t('loss.column.train')}</th>
                <th scope="col">{t('loss.column.heldOut')}</th>
                {phases.length > 0 ? <th scope="col">{t('loss.column.phase')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {Array.from(seen.heldOutSteps, (step, at) => (
                <tr key={step}>
                  <th scope="row">{format.integer(step)}</th>
                  <td>
                    <CopyNumber value={step === 0 ? null : meanBefore(seen.losses, step)} />
                  </td>
                  <td>
                    <CopyNumber value={seen.heldOutLosses[at]!} />
                  </td>
                  {phases.length > 0 ? <td>{t(`loss.phase.${learningPhaseAt(phases, step) ?? 'noise'}`)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
          {phases.length > 0 ? (
            <dl className={styles.rules}>
              {phases.map(({ name, from }) => (
                <div key={name}>
                  <dt>{t('loss.phaseFrom', { phase: t(`loss.phase.${name}`), step: format.integer(from) })}</dt>
                  <dd>{ruleOf(name)}</dd>
                </div>
              ))}
            </dl>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}
