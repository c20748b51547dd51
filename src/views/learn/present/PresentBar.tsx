/** The few controls under a lesson that is shown to a room, and the window with the presenter's notes. */
import { useCallback, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { Clock } from '@/views/shared/present/Clock.tsx';
import { SPEAKER } from '@/views/shared/present/speakerAddress.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { inLanguage } from '@/views/learn/LearnContext.ts';
import type { CourseLesson } from '@/views/learn/Lesson.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Present.module.css';
import { SpokenStep } from './SpokenStep.tsx';
import { useSpeaker } from './useSpeaker.ts';

export interface PresentBarProps {
  readonly lesson: CourseLesson;
  readonly index: number;
}

export function PresentBar({ lesson, index }: PresentBarProps) {
  const { t, language } = useTranslation('learn');
  const [here, setHere] = useState<readonly string[]>([]);
  const [coming, setComing] = useState<readonly string[]>([]);
  const readHere = useCallback((lines: readonly string[]) => setHere(lines), []);
  const readNext = useCallback((lines: readonly string[]) => setComing(lines), []);
  const own = lesson.speaker;
  const isLast = index === lesson.steps.length - 1;
  const { beganAt } = useSpeaker({
    lesson,
    title: inLanguage(lesson.title, language),
    index,
    notes: own?.[index]?.notes ?? here,
    next: isLast ? null : (own?.[index + 1]?.words ?? coming),
    minutes: own?.[index]?.minutes ?? 0,
  });
  const { teaching } = useStores();
  const back = useCommand('lessonStep', -1);
  const on = useCommand('lessonStep', 1);
  const black = useCommand('black');
  const spot = useCommand('spot');
  const end = useCommand('endPresenting');
  const hasSpot = useValue('presentation', (state) => state.hasSpot);
  const isCovered = useValue('selection', (state) => state.isVeiled);
  return (
    <div className={styles.bar} role="group" aria-label={t('present.bar')}>
      <div className={styles.walk}>
        <Button disabled={!back.isPossible} onClick={back.run}>
          {t('back')}
        </Button>
        <Button variant="primary" disabled={!on.isPossible} onClick={on.run}>
          {isCovered ? t('present.reveal') : t('next')}
        </Button>
      </div>
      <p className={styles.clock}>
        <Clock label={t('present.elapsed')} since={beganAt} />
      </p>
      <div className={styles.tools}>
        <NotesButton />
        <Button onClick={() => teaching.getState().collect()}>{t('present.collect')}</Button>
        <Button shortcut={spot.shortcut} isPressed={hasSpot} onClick={spot.run}>
          {t('present.spot')}
        </Button>
        <Button shortcut={black.shortcut} onClick={black.run}>
          {t('present.black')}
        </Button>
        <Button onClick={end.run}>{t('present.end')}</Button>
      </div>
      {own ? null : (
        <>
          <SpokenStep lesson={lesson} index={index} onRead={readHere} />
          <SpokenStep lesson={lesson} index={index + 1} onRead={readNext} />
        </>
      )}
    </div>
  );
}

/** Opens the second window; where the browser refuses it, a link that no browser refuses. */
function NotesButton() {
  const { t } = useTranslation('learn');
  const [isRefused, setRefused] = useState(false);
  const href = `${location.href.split('#')[0] ?? ''}${SPEAKER}`;
  const open = () => {
    const opened = window.open(href, 'glassbox-speaker', 'popup,width=900,height=700');
    setRefused(opened === null);
    opened?.focus();
  };
  if (!isRefused) return <Button onClick={open}>{t('present.notes')}</Button>;
  return (
    <p role="alert" className={styles.refused}>
      {t('present.refused')}{' '}
      <a href={href} target="_blank" rel="opener">
        {t('present.notesLink')}
      </a>
    </p>
  );
}
