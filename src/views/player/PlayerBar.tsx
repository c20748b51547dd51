/**
 * The row that walks through a pass: back, play, on, the stages as a line one can scrub, which of the
 * two clocks Play moves and how fast, undo. What a step does is the conductor's; the big Next token button stands with its panel.
 */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Select } from '@/elements/Select.tsx';
import { SPEEDS, type Pace } from '@/store/player.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { StageScrubber } from './StageScrubber.tsx';
import styles from './PlayerBar.module.css';

const PACES: readonly Pace[] = ['stage', 'token'];

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
  const { conductor } = useStores();
  const isPlaying = useValue('player', (state) => state.isPlaying);
  const isAtStart = useValue('player', (state) => state.stage.kind === 'tokenize');
  const isShown = useValue('trace', (state) => state.shown !== null);
  const step = (move: () => Promise<unknown>) => () => {
    conductor.pause();
    void move();
  };
  return (
    <div className={styles.walk}>
      <Button
        icon="stepBack"
        label={t('player.previous')}
        title={t('player.previousHint')}
        disabled={!isShown || isAtStart}
        onClick={step(() => conductor.previousStep())}
      />
      <Button
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? t('player.pause') : t('player.play')}
        title={isPlaying ? t('player.pauseHint') : t('player.playHint')}
        disabled={!isShown && !isPlaying}
        onClick={() => (isPlaying ? conductor.pause() : void conductor.play())}
      />
      <Button
        icon="stepForward"
        label={t('player.next')}
        title={t('player.nextHint')}
        disabled={!isShown}
        onClick={step(() => conductor.nextStep())}
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
  const { conductor } = useStores();
  const canUndo = useValue('sequence', (state) => state.past.length > 0);
  return (
    <div className={styles.undo}>
      <Button
        icon="undo"
        label={t('player.undo')}
        title={t('player.undoHint')}
        disabled={!canUndo}
        onClick={() => void conductor.undo()}
      >
        <span className={styles.undoWord}>{t('player.undo')}</span>
      </Button>
    </div>
  );
}
