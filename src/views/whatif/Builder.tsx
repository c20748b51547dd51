/** Making a change: what kind, then where. The place looked at elsewhere on the page is where it starts. */
import { Notice } from '@/elements/Notice.tsx';
import { Select } from '@/elements/Select.tsx';
import type { ChangeKind } from '@/model/experiment.ts';
import type { Model } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { CutBuilder } from './CutBuilder.tsx';
import { HeadBuilder } from './HeadBuilder.tsx';
import { MlpBuilder } from './MlpBuilder.tsx';
import { SteerBuilder } from './SteerBuilder.tsx';
import { SwapBuilder } from './SwapBuilder.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WhatIfView.module.css';

const BUILDERS = {
  head: HeadBuilder,
  cut: CutBuilder,
  mlp: MlpBuilder,
  swap: SwapBuilder,
  steer: SteerBuilder,
} as const satisfies Record<ChangeKind, unknown>;
const KINDS = Object.keys(BUILDERS) as ChangeKind[];

export function Builder({ model }: { readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const { experiment, experimentCards } = useStores();
  const refused = useValue('experiment', (state) => state.refused);
  const words = useChangeWords();
  const kind = useValue('experimentCards', (state) => state.kind);
  const Parts = BUILDERS[kind];
  const choose = (chosen: ChangeKind) => {
    experiment.getState().dismissRefusal();
    experimentCards.getState().setKind(chosen);
  };
  return (
    <section className={styles.builder} aria-label={t('builder.label')}>
      <Select
        label={t('builder.kind')}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={choose}
      />
      <p className={styles.note}>{t(`kindHint.${kind}`)}</p>
      <Parts model={model} onAdd={(changes) => void experiment.getState().add(changes)} />
      {refused ? (
        <Notice kind="warning" onDismiss={() => experiment.getState().dismissRefusal()} dismissLabel={t('dismiss')}>
          {words.refusal(refused)}
        </Notice>
      ) : null}
    </section>
  );
}
