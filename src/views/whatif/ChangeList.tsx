/** What is changed, one line each, with a way to take it back; and why a change is left out on this text. */
import { Button } from '@/elements/Button.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { changeKey } from '@/model/experiment.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WhatIfView.module.css';

export function ChangeList() {
  const { t } = useTranslation('whatif');
  const { experiment } = useStores();
  const changes = useValue('experiment', (state) => state.changes);
  const refusals = useValue('experiment', (state) => state.refusals);
  const words = useChangeWords();
  return (
    <ul className={styles.changes} aria-label={t('list.label')}>
      {changes.map((change, at) => {
        const refusal = refusals[at] ?? null;
        const said = words.change(change);
        return (
          <li key={changeKey(change)} className={joinClasses(styles.change, refusal && styles.leftOut)}>
            <span className={styles.changeWords}>
              <span>{said}</span>
              {refusal ? (
                <span className={styles.reason}>
                  {t('list.leftOut')} {words.refusal(refusal)}
                </span>
              ) : null}
            </span>
            <Button
              variant="quiet"
              icon="close"
              label={t('list.remove', { change: said })}
              onClick={() => experiment.getState().remove([change])}
            />
          </li>
        );
      })}
    </ul>
  );
}
