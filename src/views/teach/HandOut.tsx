/** The lesson as its students get it: a link with its length, or a file; and the ways to see it first, or to present it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { fromFile } from '@/store/madeLesson.ts';
import type { MadeLesson } from '@/store/made/MadeLesson.ts';
import { forStudents, lessonFile, writeLesson } from '@/store/made/packLesson.ts';
import { downloadFile } from '@/views/shared/downloadFile.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { fileName, lessonLink, linkReach, MOST_IN_MAIL } from './lessonLink.ts';
import styles from './TeachView.module.css';
import { useOpenMade } from './useOpenMade.ts';

export function HandOut({ lesson }: { readonly lesson: MadeLesson | null }) {
  const { t } = useTranslation('teach');
  const [isWithoutNotes, setWithoutNotes] = useState(false);
  const given = useMemo(
    () => (lesson && lesson.steps.length > 0 ? (isWithoutNotes ? forStudents(lesson) : lesson) : null),
    [lesson, isWithoutNotes],
  );
  const packed = usePacked(given);
  const hasNotes = lesson?.steps.some(({ speaker }) => speaker !== '') === true;
  const openMade = useOpenMade();
  const open = (isPresented: boolean) => {
    if (!lesson || lesson.steps.length === 0) return;
    // As it is written here, with what is the presenter's alone.
    openMade(fromFile(lessonFile(isPresented ? lesson : (given ?? lesson))), isPresented);
  };
  return (
    <section className={styles.section} aria-label={t('out')}>
      <h3>{t('out')}</h3>
      <LinkField packed={packed} />
      {hasNotes ? (
        <Toggle kind="checkbox" label={t('withoutNotes')} isOn={isWithoutNotes} onChange={setWithoutNotes} />
      ) : null}
      <div className={styles.line}>
        <Button
          icon="download"
          disabled={!given}
          onClick={() => given && downloadFile(fileName(given.title), lessonFile(given), 'application/json')}
        >
          {t('save')}
        </Button>
        <Button disabled={!given} onClick={() => open(false)}>
          {t('preview')}
        </Button>
        <Button disabled={!given} onClick={() => open(true)}>
          {t('present')}
        </Button>
      </div>
    </section>
  );
}

/** Null until it is packed, and while there is nothing to pack. */
function usePacked(lesson: MadeLesson | null): string | null {
  const [packed, setPacked] = useState<{ readonly of: MadeLesson; readonly letters: string } | null>(null);
  useEffect(() => {
    if (!lesson) return;
    let isGone = false;
    void writeLesson(lesson).then((letters) => isGone || setPacked({ of: lesson, letters }));
    return () => void (isGone = true);
  }, [lesson]);
  return packed !== null && packed.of === lesson ? packed.letters : null;
}

function LinkField({ packed }: { readonly packed: string | null }) {
  const { t } = useTranslation('teach');
  const box = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  // What the button says of one link is not said of the next.
  const [said, setSaid] = useState<{ readonly of: string; readonly isCopied: boolean } | null>(null);
  const link = packed === null ? '' : lessonLink(packed);
  const reach = packed === null ? null : linkReach(link, packed);
  const isLinked = reach === 'mail' || reach === 'page';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid({ of: link, isCopied: true });
    } catch {
      box.current?.select();
      setSaid({ of: link, isCopied: false });
    }
  };
  const isSaid = said?.of === link ? said : null;
  return (
    <>
      <Field
        ref={(element) => void (box.current = element)}
        label={t('link')}
        hint={reach === null ? t('linkWaiting') : t(`length.${reach}`, { count: link.length, most: MOST_IN_MAIL })}
        value={isLinked ? link : ''}
        onChange={() => {}}
        isReadOnly
        isMono
      />
      <div className={styles.line}>
        <Button
          variant="primary"
          icon={isSaid?.isCopied ? 'check' : 'link'}
          disabled={!isLinked}
          onClick={() => void copy()}
        >
          {isSaid?.isCopied ? t('copied') : t('copy')}
        </Button>
      </div>
      {isSaid?.isCopied === false ? <p role="status">{t('copyByHand')}</p> : null}
    </>
  );
}
