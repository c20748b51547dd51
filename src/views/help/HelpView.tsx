/** Help: what this page does, where to begin, the keys of the place on show, and what is true here. */
import { Dialog } from '@/elements/Dialog.tsx';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import { capsOf, toldKeys } from '@/views/shared/commands/keyNames.ts';
import { useWords } from '@/views/shared/stage/useWords.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './HelpView.module.css';

const STEPS = ['type', 'attention', 'next', 'walk'] as const;

export function HelpView({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('help');
  const words = useWords();
  const page = useValue('selection', (state) => state.page);
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
            {commandsOf(['everywhere', page]).map((command) => (
              <div key={command.id}>
                <dt>
                  {toldKeys(command).map((key) => (
                    <kbd key={key}>{capsOf(key).join(' ')}</kbd>
                  ))}
                </dt>
                <dd>{words(command.words)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>{t('keysNote')}</p>
        </section>
      </div>
    </Dialog>
  );
}
