/** What went wrong, in words, with what to do next. The text is never lost by any of it. */
import { Notice, type NoticeAction } from '@/elements/Notice.tsx';
import { EMBEDDED } from '@/store/catalog.ts';
import { isFinal, loadingKey } from '@/views/shared/loadingFailure.ts';
import { useModelName, usePlaceName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { GpuNotice } from './GpuNotice.tsx';
import { LeftOutOfLink, ModelQuestion, TrainedModelGone } from './LinkNotices.tsx';
import styles from './NoticesView.module.css';

export function NoticesView() {
  return (
    <div className={styles.notices} data-floats>
      <ModelQuestion />
      <TrainedModelGone />
      <LeftOutOfLink />
      <GpuNotice />
      <LoadFailure />
      <RunFailure />
    </div>
  );
}

/** The keys of the catalog that say what happened; anything else is `Other`. */
const RUNNING = ['WorkerCrashed', 'OutOfMemory', 'TooLong', 'NotFinite', 'NotRecorded', 'GpuFailed'] as const;

function LoadFailure() {
  const { t } = useTranslation('errors');
  const { conductor, network, link } = useStores();
  const failure = useValue('network', (state) => state.failure);
  const isModelReady = useValue('network', (state) => state.model !== null);
  const model = useModelName(failure?.source ?? EMBEDDED);
  const place = usePlaceName(failure?.source ?? EMBEDDED);
  if (!failure) return null;

  const { source, error } = failure;
  const known = loadingKey(error);
  // What came with the page is the small model itself: no other one needs no network.
  const key = known === 'Offline' && source.kind === 'embedded' ? 'OfflineSite' : known;
  const retry: NoticeAction = {
    label: error.name === 'WorkerCrashed' ? t('actions.restart') : t('actions.retry'),
    onClick: () => {
      const { question } = link.getState();
      // What a link asked for is shown with it, also at the second try.
      void (question?.source.id === source.id ? question.load() : conductor.loadModel(source));
    },
  };
  const useOnce: NoticeAction = {
    label: t('actions.useOnce'),
    onClick: () => void (source.kind === 'hub' && conductor.loadModel({ ...source, keeps: false })),
  };
  const reload: NoticeAction = { label: t('actions.reload'), onClick: () => location.reload() };
  const useEmbedded: NoticeAction = {
    label: t('actions.useEmbedded'),
    onClick: () => (isModelReady ? network.getState().dismissFailure() : void conductor.loadModel(EMBEDDED)),
  };
  const actions = [
    ...(error.name === 'StorageFull' && source.kind === 'hub' ? [useOnce] : []),
    ...(error.name === 'NoWorker' || error.name === 'WrongType' ? [reload] : isFinal(error) ? [] : [retry]),
    ...(source.kind !== 'embedded' ? [useEmbedded] : []),
  ];
  return (
    <Notice
      kind="error"
      title={t(`loading.${key}.title`, { model, place })}
      actions={actions}
      detail={error.detail}
      detailLabel={t('details')}
      dismissLabel={t('dismiss')}
      {...(isModelReady ? { onDismiss: network.getState().dismissFailure } : {})}
    >
      {t(`loading.${key}.text`, { model, place })}
    </Notice>
  );
}

function RunFailure() {
  const { t } = useTranslation('errors');
  const { conductor, trace } = useStores();
  const error = useValue('trace', (state) => state.error);
  const source = useValue('network', (state) => state.model?.source ?? EMBEDDED);
  const hasFailedToLoad = useValue('network', (state) => state.failure !== null);
  if (!error || hasFailedToLoad) return null;
  const key = RUNNING.find((name) => name === error.name) ?? 'Other';
  const restart = { label: t('actions.restart'), onClick: () => void conductor.loadModel(source) };
  const shorten = { label: t('actions.shorten'), onClick: () => void conductor.undo() };
  const useEmbedded = { label: t('actions.useEmbedded'), onClick: () => void conductor.loadModel(EMBEDDED) };
  const isRecording = error.name === 'NotRecorded';
  const actions: NoticeAction[] = isRecording ? [useEmbedded] : [restart, shorten];
  return (
    <Notice
      kind="error"
      title={t(`running.${key}.title`)}
      actions={actions}
      detail={error.detail}
      detailLabel={t('details')}
      {...(isRecording ? { onDismiss: trace.getState().dismissError, dismissLabel: t('dismiss') } : {})}
    >
      {t(`running.${key}.text`)}
    </Notice>
  );
}
