/**
 * The row that walks through a pass: back, play, on, the stages as a line one can scrub, which of the
 * two clocks Play moves and how fast, undo. What a step does is the conductor's; the big Next token button stands with its panel.
 */
import { Button } from '@/elements/Button.tsx';
import { Select } from '@/elements/Select.tsx';
import { PACES, SPEEDS, type Pace } from '@/store/player.ts';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { StageScrubber } from './StageScrubber.tsx';
import styles from './PlayerBar.module.css';

export function PlayerBar() {
  const { t } = useTranslation('stages');
  return (
    <div className={styles.bar} role="group" aria-label={t('player.region')}>
      <WalkButtons />
      <ClockName />
      <StageScrubber />
      <Tempo />
      <UndoButton />
    </div>
  );
}

/** Which clock the line after it is. The other one, of the tokens, stands below the tokens. */
function ClockName() {
  const { t } = useTranslation('stages');
  const isPlayed = useValue('player', (state) => state.pace === 'stage');
  return (
    <span className={styles.clock} data-played={isPlayed} title={isPlayed ? t('player.played') : t('player.clockHint')}>
      {t('player.clock')}
    </span>
  );
}

function WalkButtons() {
  const { t } = useTranslation('stages');
  const isPlaying = useValue('player', (state) => state.isPlaying);
  const back = useCommand('stage', -1);
  const play = useCommand('play');
  const on = useCommand('stage');
  return (
    <div className={styles.walk}>
      <Button
        icon="stepBack"
        label={t('player.previous')}
        title={t('player.previousHint')}
        disabled={!back.isPossible}
        onClick={back.run}
      />
      <Button
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? t('player.pause') : t('player.play')}
        title={isPlaying ? t('player.pauseHint') : t('player.playHint')}
        disabled={!play.isPossible}
        onClick={play.run}
      />
      <Button
        icon="stepForward"
        label={t('player.next')}
        title={t('player.nextHint')}
        disabled={!on.isPossible}
        onClick={on.run}
      />
    </div>
  );
}

/** What one beat of Play advances, and how fast it beats. */
function Tempo() {
  const { t } = useTranslation('stages');
  const { player } = useStores();
  const pace = useValue('player', (state) => state.pace);
  const speed = useValue('player', (state) => state.speed);
  const names: Record<Pace, string> = { stage: t('player.everyStage'), token: t('player.everyToken') };
  const hints: Record<Pace, string> = { stage: t('player.everyStageHint'), token: t('player.everyTokenHint') };
  return (
    <div className={styles.tempo} title={hints[pace]}>
      <Select
        label={t('player.pace')}
        isLabelHidden
        options={PACES.map((value) => ({ value, label: names[value] }))}
        value={pace}
        onChange={(value) => player.getState().setPace(value)}
      />
      <Select
        label={t('player.speed')}
        isLabelHidden
        options={SPEEDS.map((value) => ({ value: String(value), label: t('player.times', { speed: value }) }))}
        value={String(speed)}
        onChange={(value) => player.getState().setSpeed(Number(value))}
      />
    </div>
  );
}

function UndoButton() {
  const { t } = useTranslation('stages');
  const undo = useCommand('undo');
  return (
    <div className={styles.undo}>
      <Button
        icon="undo"
        label={t('player.undo')}
        title={t('player.undoHint')}
        disabled={!undo.isPossible}
        onClick={undo.run}
      >
        <span className={styles.undoWord}>{t('player.undo')}</span>
      </Button>
    </div>
  );
}
