/** What computes the model in use and how fast it was, and the choice between CPU and GPU. */
import { useId } from 'react';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { isRecorded, type Model } from '@/store/network.ts';
import type { RunOn } from '@/store/models.ts';
import { gpuReasonOf } from '@/views/shared/gpuReason.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ModelsSheet.module.css';

export interface WhereItRunsProps {
  readonly gpuRuntimeBytes: number;
  /** A load failed, and the page says why, which the sheet would cover. */
  readonly onFailed: () => void;
}

export function WhereItRuns({ gpuRuntimeBytes, onFailed }: WhereItRunsProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const id = useId();
  const { conductor, network, models } = useStores();
  const model = useValue('network', (state) => state.model);
  const runOn = useValue('models', (state) => state.runOn);
  const gpu = useValue('models', (state) => state.gpu);
  const coming = useValue('network', (state) => state.loading?.source ?? null);
  const comingName = useModelName(coming ?? EMBEDDED);
  const choose = async (chosen: RunOn) => {
    models.getState().setRunOn(chosen);
    const used = network.getState().model;
    if (!used || isRecorded(used)) return;
    if (!(await conductor.loadModel(used.source)) && network.getState().failure) onFailed();
  };
  const isHere = gpu?.kind === 'gpu';
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id}>{t('runs.title')}</h3>
      {coming ? <p role="status">{t('runs.opening', { model: comingName })}</p> : null}
      {model && !isRecorded(model) && !coming ? <Facts model={model} /> : null}
      <div>
        <Segmented
          label={t('runs.label')}
          value={runOn}
          onChange={(chosen) => void choose(chosen)}
          options={[
            { value: 'wasm', label: t('runs.wasm') },
            { value: 'webgpu', label: t('runs.webgpu'), isDisabled: !isHere },
          ]}
        />
      </div>
      {isHere ? (
        <p className={styles.small}>
          {t('runs.fetch', { size: format.bytes(gpuRuntimeBytes) })} {t('runs.about')}
        </p>
      ) : null}
      {gpu?.kind === 'none' ? <p className={styles.small}>{t(`runs.lack.${gpu.lack}`)}</p> : null}
    </section>
  );
}

function Facts({ model }: { readonly model: Model }) {
  const { t } = useTranslation('sheet');
  const { t: te } = useTranslation('errors');
  const name = useModelName(model.source);
  const { gpu, gpuFailure, threads } = model;
  const where = () => {
    if (!gpu) return t('runs.cpu', { model: name, count: threads });
    return gpu.adapter === ''
      ? t('runs.gpuUnnamed', { model: name })
      : t('runs.gpu', { model: name, adapter: gpu.adapter });
  };
  return (
    <p>
      {where()} {gpuFailure ? <>{te(`gpu.${gpuReasonOf(gpuFailure)}`)} </> : null}
      <Speed />
    </p>
  );
}

/** Of the text on show, when something had to be computed for it. */
function Speed() {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const shown = useValue('trace', (state) => state.shown);
  const read = shown?.run ? shown.ids.length - shown.run.reused : 0;
  if (!shown?.run || read === 0) return null;
  const milliseconds = Math.max(1, shown.run.milliseconds);
  const rate = format.number((read / milliseconds) * 1000);
  return t('runs.speed', { count: read, time: format.milliseconds(Math.round(milliseconds)), rate });
}
