/** Where a lesson takes what it says from; at its end, for who wants to read on. */
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './LessonView.module.css';

export function Sources({ sources }: { readonly sources: readonly string[] }) {
  const { t } = useTranslation('learn');
  return (
    <details className={styles.sources}>
      <summary>{t('sources')}</summary>
      <ul>
        {sources.map((source) => (
          <li key={source} translate="no">
            {source}
          </li>
        ))}
      </ul>
    </details>
  );
}
