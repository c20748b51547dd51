/** The visitor has chosen the GPU, and the CPU computes: why, and how to leave it at that. */
import { useState } from 'react';
import { Notice } from '@/elements/Notice.tsx';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Model } from '@/store/network.ts';
import { gpuReasonOf } from '@/views/shared/gpuReason.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function GpuNotice() {
  const { t } = useTranslation('errors');
  const { models } = useStores();
  const model = useValue('network', (state) => state.model);
  const name = useModelName(model?.source ?? EMBEDDED);
  const [dismissed, setDismissed] = useState<Model | null>(null);
  if (!model?.gpuFailure || dismissed === model) return null;
  const dismiss = () => setDismissed(model);
  const stay = {
    label: t('gpu.stay'),
    onClick: () => {
      models.getState().setRunOn('wasm');
      dismiss();
    },
  };
  return (
    <Notice
      kind="info"
      title={t('gpu.title', { model: name })}
      actions={[stay]}
      detail={model.gpuFailure.detail}
      detailLabel={t('details')}
      onDismiss={dismiss}
      dismissLabel={t('dismiss')}
    >
      {t(`gpu.${gpuReasonOf(model.gpuFailure)}`)}
    </Notice>
  );
}
