/** The way to the answers of a class. */
import { Button } from '@/elements/Button.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './TeachView.module.css';

export function CollectSection() {
  const { t } = useTranslation('teach');
  const { teaching } = useStores();
  return (
    <section className={styles.section}>
      <p className={styles.quiet}>{t('collectHint')}</p>
      <div className={styles.line}>
        <Button onClick={() => teaching.getState().collect()}>{t('collect')}</Button>
      </div>
    </section>
  );
}
