/** What lies over a lesson that is shown to a room: the black screen, and the spot that follows pointer and focus. */
import { useEffect, useRef } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Present.module.css';

export function PresentLayer() {
  const isBlack = useValue('presentation', (state) => state.isBlack);
  const hasSpot = useValue('presentation', (state) => state.hasSpot);
  // Type and room are the whole page's: see theme.css.
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['presented'] = '';
    return () => {
      delete dataset['presented'];
    };
  }, []);
  useEffect(() => {
    // A slider keeps the focus after it was pulled, and with it the keys of the remote.
    const letGo = () => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLInputElement && activeElement.type === 'range') activeElement.blur();
    };
    document.addEventListener('pointerup', letGo);
    return () => document.removeEventListener('pointerup', letGo);
  }, []);
  return (
    <>
      {hasSpot ? <Spot /> : null}
      {isBlack ? <Black /> : null}
    </>
  );
}

function Black() {
  const { t } = useTranslation('learn');
  const { run } = useCommand('black');
  return (
    <div className={styles.black} onPointerDown={run}>
      <p role="status" className="visually-hidden">
        {t('present.isBlack')}
      </p>
      <div className="visually-hidden">
        <Button onClick={run}>{t('present.light')}</Button>
      </div>
    </div>
  );
}

/** It is moved past React: it follows every move of the hand. */
function Spot() {
  const spot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (x: number, y: number) => {
      if (spot.current) spot.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    const onPointer = ({ clientX, clientY }: PointerEvent) => place(clientX, clientY);
    /** To the beginning of what has the focus, where a reader's eye begins. */
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      const { left, top, width, height } = target.getBoundingClientRect();
      place(left + Math.min(width / 2, 24), top + height / 2);
    };
    place(window.innerWidth / 2, window.innerHeight / 2);
    window.addEventListener('pointermove', onPointer);
    document.addEventListener('focusin', onFocus);
    return () => {
      window.removeEventListener('pointermove', onPointer);
      document.removeEventListener('focusin', onFocus);
    };
  }, []);
  return <div ref={spot} className={styles.spot} aria-hidden="true" />;
}
