/** One line that says what was just computed. The page's only polite live region, so nothing is said twice. */
import type { ReactNode } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { isAhead, isRecorded } from '@/store/network.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import { usePassReach } from '@/views/shared/usePassReach.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StatusLine.module.css';

/**
 * Seen only by those who want every number; for the others, and while a model is on its way and the bar says more, it
 * is there for screen readers. What a stage changed is read out too, by itself; sighted people see it in the panel.
 */
export function StatusLine({ sentence }: { readonly sentence: ReactNode }) {
  const isLoading = useValue('network', (state) => state.loading !== null);
  // Zoomed in, the panel has the whole height of the page.
  const hasPlace = useValue(
    'selection',
    ({ depth, page, zoom }) => depth === 'everything' && page === 'workbench' && zoom === 'model',
  );
  const isSeen = hasPlace && !isLoading;
  return (
    <p className={isSeen ? styles.status : 'visually-hidden'} role="status" aria-atomic="false">
      <span>{useStatus()}</span> <span className="visually-hidden">{sentence}</span>
    </p>
  );
}

function useStatus(): string {
  const { t } = useTranslation(['app', 'recording']);
  const format = useFormat();
  const model = useValue('network', (state) => state.model);
  const hasFailed = useValue('network', (state) => state.failure !== null);
  const shown = useValue('trace', (state) => state.shown);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const error = useValue('trace', (state) => state.error);
  const isAwaited = useValue('network', (state) => state.isAwaited);
  const next = useNextToken();
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const reach = usePassReach(model?.config.layerCount ?? 1);
  if (isAhead(model)) return t(isAwaited ? 'recording:ahead.waits' : 'recording:ahead.status');
  if (!model) return hasFailed ? t('status.noModel') : t('status.loading');
  if (error) return t('status.failed');
  if (isRunning && !shown) return t('status.running');
  if (!shown || !next) return t('status.empty');
  if (isVeiled) return t('status.veiled');
  const best = tokenId(next.distribution.order[0] ?? 0);
  const said = {
    token: candidateLabel(model.vocabulary, best),
    probability: format.probability(next.distribution.base[best] ?? 0),
  };
  // While a pass is walked through, its answer is to be guessed here as in the panels.
  const isReached = reach?.hasProbabilities ?? true;
  const { length } = shown.ids;
  if (!shown.run || isRecorded(model))
    return isReached ? t('status.shown', { ...said, count: length }) : t('status.shownPart', { count: length });
  const { reused, milliseconds } = shown.run;
  const time = format.milliseconds(Math.max(1, Math.round(milliseconds)));
  const run = { count: length - reused, reused, time };
  return isReached ? t('status.computed', { ...said, ...run }) : t('status.computedPart', run);
}
