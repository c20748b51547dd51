/** The curve as a table: one row for each look at the held-out text. Built only when it is opened. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/elements/useFormat.ts';
import { meanBefore } from '@/model/overfitting.ts';
import type { TrainerState } from '@/store/training/contract.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import styles from './LossTable.module.css';

export function LossTable({ seen }: { readonly seen: TrainerState }) {
  const { t } = useTranslation('training');
  const format = useFormat();
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
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </details>
  );
}
