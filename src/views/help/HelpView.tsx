/** Help: what this page does, where to begin, every key, and what is true here. */
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/elements/Dialog.tsx';
import styles from './HelpView.module.css';

/** Keys as people see them, by what they do; the app binds the same table. */
export const SHOWN_KEYS = [
  ['next', ['N']],
  ['play', ['Space']],
  ['undo', ['Z']],
  ['stage', ['←', '→']],
  ['token', ['Shift ←', 'Shift →']],
  ['layer', ['↓', '↑']],
  ['head', ['[', ']']],
  ['nearer', ['Enter', '+']],
  ['further', ['-']],
  ['query', [',', '.']],
  ['surprise', ['S']],
  ['theme', ['T']],
  ['share', ['L']],
  ['escape', ['Esc']],
  ['help', ['?']],
] as const;

const STEPS = ['type', 'attention', 'next', 'walk'] as const;

export function HelpView({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('help');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('title')} closeLabel={t('close')} size="large">
      <div className={styles.help}>
        <section>
          <p>{t('intro')}</p>
          <h3>{t('first')}</h3>
          <ol className={styles.steps}>
            {STEPS.map((step) => (
              <li key={step}>{t(`steps.${step}`)}</li>
            ))}
          </ol>
          <h3>{t('truth')}</h3>
          <p>{t('truthText')}</p>
          <h3>{t('limits')}</h3>
          <p>{t('limitsText')}</p>
          <p className={styles.note}>
            <a href="./licences.txt" target="_blank">
              {t('licences')}
            </a>
          </p>
        </section>
        <section>
          <h3>{t('keys')}</h3>
          <dl className={styles.keys}>
            {SHOWN_KEYS.map(([action, keys]) => (
              <div key={action}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`key.${action}`)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>{t('keysNote')}</p>
        </section>
      </div>
    </Dialog>
  );
}
