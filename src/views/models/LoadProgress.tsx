/** How loading goes: bytes, speed, time left, and the buttons that hold it. The model in use stays until the new one is ready. */
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { isHere, type Loading, type Progress } from '@/store/network.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from './ModelMenu.module.css';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface LoadProgressProps {
  /** In the page's header: buttons without words, and no second line. */
  readonly isCompact?: boolean;
  /** A download that was gone on with here has come, or failed for a reason that the page tells. */
  readonly onDone?: () => void;
}

export function LoadProgress({ isCompact = false, onDone }: LoadProgressProps) {
  const { t } = useTranslation('models');
  const { conductor, link, network } = useStores();
  const loading = useValue('network', (state) => state.loading);
  const paused = useValue('network', (state) => state.paused);
  const hasModel = useValue('network', (state) => isHere(state.model));
  const shown = loading ?? paused;
  const name = useModelName(shown?.source ?? EMBEDDED);
  const words = useProgressWords(shown?.progress ?? null);
  const more = useSpeedWords(shown);
  if (!shown) return null;
  const { source, progress } = shown;
  const download = progress?.phase === 'download' ? progress : null;
  const max = download?.totalBytes ?? null;
  const isFetching = loading !== null && source.kind === 'hub' && progress?.phase !== 'prepare';
  const resume = async () => {
    const { question } = link.getState();
    await (question?.source === source ? question.load() : conductor.loadModel(source));
    const { paused: isPausedAgain, loading: isStillLoading, model, failure } = network.getState();
    if (!isPausedAgain && !isStillLoading && (failure ?? model?.source === source)) onDone?.();
  };
  const button = (label: string, icon: 'pause' | 'play' | 'close', act: () => void) =>
    isCompact ? (
      <Button variant="quiet" icon={icon} label={label} onClick={act} />
    ) : (
      <Button icon={icon} onClick={act}>
        {label}
      </Button>
    );
  return (
    <div
      className={styles.progress}
      data-compact={isCompact || undefined}
      data-first={(isCompact && !hasModel && !paused) || undefined}
    >
      <ProgressBar
        label={loading ? t('loading', { model: name }) : t('paused', { model: name })}
        value={max === null ? null : (download?.loadedBytes ?? 0)}
        max={max}
        text={words}
      />
      {isCompact ? null : <p className={styles.speed}>{more}</p>}
      {hasModel || paused ? (
        <div className={styles.hold}>
          {isFetching ? button(t('pause'), 'pause', network.getState().pauseLoading) : null}
          {paused ? button(t('resume'), 'play', () => void resume()) : null}
          {button(t('cancel'), 'close', () => void network.getState().cancelLoading())}
        </div>
      ) : null}
    </div>
  );
}

function useProgressWords(progress: Progress | null): string {
  const { t } = useTranslation('models');
  const format = useFormat();
  switch (progress?.phase) {
    case undefined:
    case 'run':
      return t('waiting');
    case 'prepare':
      return t('prepare');
    case 'download': {
      const { loadedBytes, totalBytes, fromCache } = progress;
      const done = format.bytes(loadedBytes);
      if (totalBytes === null) return t(fromCache ? 'progressUnknownKept' : 'progressUnknown', { done });
      return t(fromCache ? 'progressKept' : 'progress', { done, total: format.bytes(totalBytes) });
    }
  }
}

function useSpeedWords(shown: Loading | null): string {
  const { t } = useTranslation('models');
  const format = useFormat();
  const isPaused = useValue('network', (state) => state.paused !== null);
  if (isPaused) return t('pausedHint');
  const speed = shown?.speed;
  if (!speed) return '';
  const rate = format.bytes(speed.bytesPerSecond);
  return speed.secondsLeft === null
    ? t('speed', { rate })
    : t('speedLeft', { rate, left: format.duration(speed.secondsLeft) });
}
