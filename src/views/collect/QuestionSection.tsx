/** The text that the class goes on with. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';

export function QuestionSection({ shown }: { readonly shown: string }) {
  const { t } = useTranslation('collect');
  const { collected } = useCollecting();
  const question = useCollected('collected', ({ round }) => round.question);
  const isFixed = useCollected('collected', ({ round }) => round.coded.length > 0);
  const { change } = collected.getState();
  return (
    <section className={styles.section} aria-label={t('question')}>
      <Field
        label={t('text')}
        value={question}
        rows={2}
        maxRows={4}
        isMono
        isReadOnly={isFixed}
        hint={t(isFixed ? 'textFixed' : 'textHint')}
        onChange={(text) => change({ question: text, isOwn: true })}
      />
      {!isFixed && shown !== '' && shown !== question ? (
        <div className={styles.line}>
          <Button onClick={() => change({ question: shown, isOwn: false })}>{t('takeShown')}</Button>
        </div>
      ) : null}
    </section>
  );
}
