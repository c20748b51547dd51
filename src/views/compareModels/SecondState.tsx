/** What stands between the second model and its numbers: a question, memory, the way there, what went wrong. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/elements/Button.tsx';
import { Notice, type NoticeAction } from '@/elements/Notice.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { EngineErrorData, Loading, ModelSource } from '@/store/network.ts';
import type { Gate } from '@/store/sessions/modelComparison.ts';
import type { Session } from '@/store/sessions/Session.ts';
import { isFinal, loadingKey } from '@/views/shared/loadingFailure.ts';
import { usePlaceName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CompareModelsView.module.css';
import type { SideNames } from './useSideNames.ts';

export function SecondState({ names }: { readonly names: SideNames }) {
  const { t } = useTranslation('compareModels');
  const source = useValue('modelComparison', (state) => state.source);
  const gate = useValue('modelComparison', (state) => state.gate);
  const session = useValue('modelComparison', (state) => state.session);
  const error = useValue('modelComparison', (state) => state.error);
  const hasPair = useValue('modelComparison', (state) => state.pair !== null);
  const hasText = useValue('sequence', (state) => state.draft !== '');
  const isShown = useValue('trace', (state) => state.shown !== null);
  if (!source) return null;
  if (gate) return <Gated gate={gate} source={source} name={names.second} />;
  if (error) return <ReadingFailure error={error} source={source} name={names.second} />;
  const waiting = (
    <p className={styles.note} role="status">
      {hasText || isShown ? t('waiting') : t('empty')}
    </p>
  );
  if (!session) return waiting;
  return (
    <SessionState
      session={session}
      source={source}
      name={names.second}
      hasPair={hasPair}
      waiting={isShown ? null : waiting}
    />
  );
}

interface StateProps {
  readonly source: ModelSource;
  readonly name: string;
}

function Gated({ gate, source, name }: StateProps & { readonly gate: Gate }) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { modelComparison } = useStores();
  const place = usePlaceName(source);
  const { proceed, close } = modelComparison.getState();
  switch (gate.kind) {
    case 'checking':
      return (
        <p className={styles.note} role="status">
          {t('checking', { model: name })}
        </p>
      );
    case 'question':
      return (
        <div role="group" aria-label={t('question.label')} className={styles.question}>
          <p>
            {gate.bytes === null
              ? t('question.textUnknown', { model: name, place })
              : t('question.text', { model: name, place, size: format.bytes(gate.bytes) })}
          </p>
          <Button variant="primary" icon="download" onClick={proceed}>
            {t('question.load', { model: name })}
          </Button>
          <Button onClick={close}>{t('leave')}</Button>
        </div>
      );
    case 'memory': {
      const { needed, offered, fits } = gate.need;
      const words = { model: name, needed: format.bytes(needed), offered: format.bytes(offered ?? 0) };
      const leave = { label: t('leave'), onClick: close };
      return (
        <Notice
          kind="warning"
          actions={fits === 'no' ? [leave] : [leave, { label: t('memory.anyway'), onClick: proceed }]}
        >
          {fits === 'no' ? t('memory.impossible', words) : t('memory.doubtful', words)}
        </Notice>
      );
    }
  }
}

interface SessionStateProps extends StateProps {
  readonly session: Session;
  readonly hasPair: boolean;
  /** Said while the first model has read nothing. */
  readonly waiting: ReactNode;
}

function SessionState({ session, source, name, hasPair, waiting }: SessionStateProps) {
  const { t } = useTranslation('compareModels');
  const { t: te } = useTranslation('errors');
  const { modelComparison } = useStores();
  const loading = useStore(session.network, (state) => state.loading);
  const failure = useStore(session.network, (state) => state.failure);
  const isRunning = useValue('modelComparison', (state) => state.isRunning);
  const place = usePlaceName(source);
  const { reopen, close } = modelComparison.getState();
  if (loading) return <LoadingBar loading={loading} name={name} onCancel={close} />;
  if (failure) {
    const { error } = failure;
    const retry: NoticeAction = { label: t('failure.retry'), onClick: reopen };
    const key = loadingKey(error);
    return (
      <Notice
        kind="error"
        title={te(`loading.${key}.title`, { model: name, place })}
        actions={[...(isFinal(error) ? [] : [retry]), { label: t('leave'), onClick: close }]}
        detail={error.detail}
        detailLabel={t('failure.details')}
      >
        {te(`loading.${key}.text`, { model: name, place })}
      </Notice>
    );
  }
  if (waiting !== null) return waiting;
  if (!isRunning || hasPair) return null;
  return (
    <p className={styles.note} role="status">
      {t('reading', { model: name })}
    </p>
  );
}

interface LoadingBarProps {
  readonly loading: Loading;
  readonly name: string;
  readonly onCancel: () => void;
}

function LoadingBar({ loading: { progress }, name, onCancel }: LoadingBarProps) {
  const { t } = useTranslation(['compareModels', 'models']);
  const format = useFormat();
  const download = progress?.phase === 'download' ? progress : null;
  const done = format.bytes(download?.loadedBytes ?? 0);
  const total = download?.totalBytes ?? null;
  const coming =
    total === null ? t('models:progressUnknown', { done }) : t('models:progress', { done, total: format.bytes(total) });
  return (
    <div className={styles.loading}>
      <ProgressBar
        label={t('loading', { model: name })}
        value={total === null ? null : (download?.loadedBytes ?? 0)}
        max={total}
        text={download ? coming : t('preparing')}
      />
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}

/** Its worker ended: a call finds none, or one without a model. Or its GPU failed: opened again, it runs on the CPU. */
const LOST: readonly EngineErrorData['name'][] = ['WorkerCrashed', 'NoModel', 'NoWorker', 'GpuFailed'];
const isLost = ({ name }: EngineErrorData) => LOST.includes(name);

function ReadingFailure({ error, source, name }: StateProps & { readonly error: EngineErrorData }) {
  const { t } = useTranslation('compareModels');
  const { t: te } = useTranslation('errors');
  const { modelComparison, conductor } = useStores();
  const first = useValue('network', (state) => state.model?.source ?? EMBEDDED);
  const { reopen, close } = modelComparison.getState();
  const leave = { label: t('leave'), onClick: close };
  const details = { detail: error.detail, detailLabel: t('failure.details') };
  if (isLost(error))
    return (
      <Notice
        kind="error"
        title={t('failure.lost.title', { model: name })}
        actions={[{ label: t('failure.lost.reopen', { model: name }), onClick: reopen }, leave]}
        {...details}
      >
        {t('failure.lost.text')}
      </Notice>
    );
  if (error.name === 'NotRecorded' && source.kind === 'recording') {
    const { prompt, promptLength, ids } = source.recording;
    const behind = Array.from(
      ids.subarray(promptLength),
      (id) => ({ id: tokenId(id), choice: 'recorded', u: null }) as const,
    );
    // Ids that follow mean something else to another model: of its own the whole text is read, else the prompt.
    const isOwn = first.kind !== 'recording' && first.id === source.recording.model.id;
    const read = {
      label: t('failure.anotherText.read'),
      onClick: () => void conductor.readPrompt(prompt, isOwn ? behind : []),
    };
    return (
      <Notice
        kind="info"
        title={t('failure.anotherText.title')}
        actions={first.kind === 'recording' ? [leave] : [read, leave]}
      >
        {t('failure.anotherText.text', { text: prompt })}
      </Notice>
    );
  }
  const key = error.name === 'OutOfMemory' || error.name === 'NotFinite' ? error.name : null;
  return (
    <Notice
      kind="error"
      title={t('failure.run.title', { model: name })}
      actions={[{ label: t('failure.lost.reopen', { model: name }), onClick: reopen }, leave]}
      {...details}
    >
      {key ? te(`running.${key}.text`) : t('failure.run.text')}
    </Notice>
  );
}
