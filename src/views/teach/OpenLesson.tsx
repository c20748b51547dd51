/** A lesson that exists already is changed from itself: from its link, or from its file. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { PickFile } from '@/elements/PickFile.tsx';
import { fromFile, LESSON_FILES } from '@/store/madeLesson.ts';
import { MOST_BYTES, readLesson, type LessonFault } from '@/store/made/packLesson.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { packedIn } from './lessonLink.ts';
import { useTeaching } from './TeachContext.ts';
import styles from './TeachView.module.css';

type Outcome =
  | { readonly kind: 'opened'; readonly title: string }
  | { readonly kind: 'fault'; readonly fault: LessonFault | 'noLesson' };

export function OpenLesson({ dropped }: { readonly dropped: File | null }) {
  const { t } = useTranslation('teach');
  const [pasted, setPasted] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const open = useOpen(setOutcome);
  const taken = useRef<File | null>(null);
  useEffect(() => {
    if (!dropped || taken.current === dropped) return;
    taken.current = dropped;
    void open(dropped);
  }, [dropped, open]);
  const openLink = () => {
    const packed = packedIn(pasted);
    if (packed === null) return setOutcome({ kind: 'fault', fault: 'noLesson' });
    void open(packed).then((isOpened) => isOpened && setPasted(''));
  };
  return (
    <section className={styles.section} aria-label={t('open')}>
      <h3>{t('open')}</h3>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          openLink();
        }}
      >
        <div className={styles.grow}>
          <Field
            label={t('openLink')}
            value={pasted}
            isMono
            hint={t('openHint')}
            error={outcome?.kind === 'fault' ? t(`fault.${outcome.fault}`) : null}
            onChange={(value) => {
              setPasted(value);
              setOutcome(null);
            }}
            after={
              <Button disabled={pasted.trim() === ''} onClick={openLink}>
                {t('openButton')}
              </Button>
            }
          />
        </div>
      </form>
      <div className={styles.line}>
        <PickFile accept={LESSON_FILES} onPick={(file) => void open(file)}>
          {t('openFile')}
        </PickFile>
      </div>
      {outcome?.kind === 'opened' ? (
        <p role="status">{t('opened', { title: outcome.title === '' ? t('untitled') : outcome.title })}</p>
      ) : null}
    </section>
  );
}

/** Becomes a draft beside the others: nothing that is being made is touched. */
function useOpen(tell: (outcome: Outcome) => void) {
  const { drafts } = useTeaching();
  const [open] = useState(() => async (source: File | string): Promise<boolean> => {
    const read =
      typeof source === 'string'
        ? await readLesson(source)
        : source.size > MOST_BYTES
          ? ({ lesson: null, fault: 'tooLong' } as const)
          : await readLesson(fromFile(await source.text()));
    if (read.lesson) {
      drafts.getState().create(read.lesson);
      tell({ kind: 'opened', title: read.lesson.title });
    } else tell({ kind: 'fault', fault: read.fault });
    return read.lesson !== null;
  });
  return open;
}
