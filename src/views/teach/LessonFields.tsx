/** Which lesson is at hand, and what is true of all of it. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Select } from '@/elements/Select.tsx';
import { lessonAtHand } from '@/store/made/drafts.ts';
import { MOST } from '@/store/made/MadeLesson.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useDrafts, useTeaching } from './TeachContext.ts';
import styles from './TeachView.module.css';

export function LessonFields({ languages }: { readonly languages: Readonly<Record<string, string>> }) {
  const { t, language } = useTranslation('teach');
  const { drafts } = useTeaching();
  const all = useDrafts('drafts', (state) => state.drafts);
  const atHand = useDrafts('drafts', (state) => state.atHand);
  const lesson = useDrafts('drafts', lessonAtHand);
  const canUndo = useDrafts('drafts', (state) => state.past.length > 0);
  const { change, choose, create, discard, undo } = drafts.getState();
  return (
    <section className={styles.section} aria-label={t('lesson')}>
      <div className={styles.line}>
        {all.length > 1 ? (
          <Select
            label={t('lesson')}
            options={all.map(({ id, lesson: { title } }) => ({
              value: String(id),
              label: title === '' ? t('untitled') : title,
            }))}
            value={String(atHand)}
            onChange={(id) => choose(Number(id))}
          />
        ) : null}
        <Button onClick={() => create({ title: '', language, steps: [] })}>{t('new')}</Button>
        <Button icon="undo" disabled={!canUndo} onClick={undo}>
          {t('undo')}
        </Button>
        {lesson ? (
          <Button variant="quiet" onClick={discard}>
            {t('discard')}
          </Button>
        ) : null}
        {lesson ? <span className={styles.quiet}>{t('kept')}</span> : null}
      </div>
      {lesson ? (
        <div className={styles.pair}>
          <Field
            label={t('name')}
            value={lesson.title}
            spellCheck
            onChange={(title) => change({ title: title.slice(0, MOST.title) }, 'title')}
          />
          <Select
            label={t('language')}
            options={languageOptions(languages, lesson.language)}
            value={lesson.language}
            onChange={(language) => change({ language })}
          />
        </div>
      ) : null}
    </section>
  );
}

/** Those of the page, and the one that the lesson is in. */
function languageOptions(languages: Readonly<Record<string, string>>, own: string) {
  const all = own in languages ? languages : { ...languages, [own]: own };
  return Object.entries(all).map(([value, label]) => ({ value, label }));
}
