/** What stands where merges would, and why. */
import { useTranslation } from 'react-i18next';
import type { NoCut } from './useCut.ts';
import styles from './NoCutNotice.module.css';

export function NoCutNotice({ why }: { readonly why: NoCut }) {
  const { t } = useTranslation('desk');
  return <p className={styles.notice}>{t(`noCut.${why}`)}</p>;
}
