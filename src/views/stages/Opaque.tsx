/** For models whose file gives only scores: the plain fact, and the way to one that gives all. */
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export function Opaque() {
  const { t } = useTranslation('explain');
  return <p className={styles.note}>{t('opaque')}</p>;
}
