/**
 * The clock of the generation, one tick a token: back and forth among the tokens that were generated.
 * Nothing is lost by going back, and nothing is computed again. The clock of one pass is the player's.
 */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { countForks } from '@/model/textTree.ts';
import { isRecorded } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ForkSelect } from './ForkSelect.tsx';
import styles from './Timeline.module.css';

/** More ticks than these would be a grey band. */
const MOST_TICKS = 40;

/** `later`: the tokens after the cursor. */
export function Timeline({ later }: { readonly later: ReactNode }) {
  const { t } = useTranslation('tokens');
  const { conductor } = useStores();
  const cursor = useValue('sequence', (state) => state.cursor);
  const count = useValue('sequence', (state) => state.generated.length);
  const isRecording = useValue('network', (state) => isRecorded(state.model));
  const isPlayed = useValue('player', (state) => state.pace === 'token');
  if (count === 0) return null;
  return (
    <div className={styles.timeline} role="group" aria-label={t('timeline.group')} data-played={isPlayed}>
      <span className={styles.clock} title={isPlayed ? t('timeline.played') : t('timeline.clockHint')}>
        {t('timeline.clock')}
      </span>
      <Button
        variant="quiet"
        icon="stepBack"
        title={t('timeline.earlierHint')}
        disabled={cursor === 0}
        onClick={() => void conductor.moveToken(-1)}
      >
        <span className={styles.word}>{t('timeline.earlier')}</span>
      </Button>
      <Range />
      <Button
        variant="quiet"
        icon="stepForward"
        title={t('timeline.laterHint')}
        disabled={cursor === count}
        onClick={() => void conductor.moveToken(1)}
      >
        <span className={styles.word}>{t('timeline.later')}</span>
      </Button>
      <span className={styles.step}>{t('timeline.step', { cursor, count })}</span>
      <ForkSelect at={cursor} />
      <div className={styles.rest}>{cursor < count ? later : null}</div>
      <Button variant="quiet" disabled={cursor === 0 || isRecording} onClick={() => void conductor.adoptGenerated()}>
        {t('timeline.adopt')}
      </Button>
    </div>
  );
}

/** The line itself, with a tick a token; higher ones stand where other tokens were tried. */
function Range() {
  const { t } = useTranslation('tokens');
  const { conductor } = useStores();
  const cursor = useValue('sequence', (state) => state.cursor);
  const generated = useValue('sequence', (state) => state.generated);
  const tree = useValue('sequence', (state) => state.tree);
  const count = generated.length;
  const forks = useMemo(
    () =>
      countForks(
        tree,
        generated.map((token) => token.id),
      ),
    [tree, generated],
  );
  const ticks = forks.flatMap((tried, at) => (tried > 1 || count <= MOST_TICKS ? [{ at, isFork: tried > 1 }] : []));
  return (
    <span className={styles.line}>
      <input
        type="range"
        className={styles.range}
        aria-label={t('timeline.label')}
        aria-valuetext={t('timeline.step', { cursor, count })}
        min={0}
        max={count}
        step={1}
        value={cursor}
        onChange={(event) => {
          conductor.pause();
          void conductor.goToStep(Number(event.currentTarget.value));
        }}
      />
      <span className={styles.ticks} aria-hidden="true">
        {ticks.map(({ at, isFork }) => (
          <span key={at} data-fork={isFork} style={{ left: `${(100 * (at + 1)) / count}%` }} />
        ))}
      </span>
    </span>
  );
}
