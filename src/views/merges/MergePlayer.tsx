/** Back, play, on, and a line to scrub along: how many merges of the piece are done. */
import { useEffect, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './MergePlayer.module.css';

/** Between two merges, in milliseconds: time to see which two became one. */
const TICK = 900;

export interface MergePlayerProps {
  readonly piece: number;
  readonly step: number;
  readonly count: number;
}

export function MergePlayer({ piece, step, count }: MergePlayerProps) {
  const { t } = useTranslation('merges');
  const { tokensDesk } = useStores();
  /** The piece that is played; another one stops it. */
  const [played, setPlayed] = useState<number | null>(null);
  const isPlaying = played === piece && step < count;
  const { setStep } = tokensDesk.getState();

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => setStep(step + 1), TICK);
    return () => clearTimeout(timer);
  }, [isPlaying, step, setStep]);

  const goTo = (to: number) => {
    setPlayed(null);
    setStep(to);
  };
  const play = () => {
    if (isPlaying) return setPlayed(null);
    // At the end it begins anew.
    if (step === count) setStep(0);
    setPlayed(piece);
  };
  if (count === 0) return null;
  return (
    <div className={styles.player} role="group" aria-label={t('player.group')}>
      <div className={styles.buttons}>
        <Button icon="reset" label={t('player.first')} disabled={step === 0} onClick={() => goTo(0)} />
        <Button icon="stepBack" label={t('player.back')} disabled={step === 0} onClick={() => goTo(step - 1)} />
        <Button
          icon={isPlaying ? 'pause' : 'play'}
          label={t(isPlaying ? 'player.pause' : 'player.play')}
          onClick={play}
        />
        <Button icon="stepForward" label={t('player.on')} disabled={step === count} onClick={() => goTo(step + 1)} />
      </div>
      <div className={styles.line}>
        <Slider
          isCompact
          label={t('player.done')}
          boxLabel={t('player.doneExact')}
          value={step}
          min={0}
          max={count}
          step={1}
          valueText={t('player.of', { count })}
          onChange={goTo}
        />
      </div>
    </div>
  );
}
