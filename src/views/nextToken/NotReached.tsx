/** In the place of the candidates, or of the draw, as long as the pass that is walked through has not come so far. */
import { Button } from '@/elements/Button.tsx';
import { useShowAll } from '@/views/shared/usePassReach.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './NotReached.module.css';

export function NotReached({ what }: { readonly what: 'candidates' | 'draw' }) {
  const { t } = useTranslation('nextToken');
  const showAll = useShowAll();
  return (
    <p className={styles.covered}>
      {t(`notReached.${what}`)}{' '}
      <Button variant="quiet" onClick={showAll}>
        {t('notReached.showAll')}
      </Button>
    </p>
  );
}
