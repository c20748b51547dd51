/**
 * The steps of a block from top to bottom, joined by the stream that runs through them. The neurons of the MLP stand
 * below them all: a long table between would hide where the stream goes out.
 */
import { useMemo, type ReactNode } from 'react';
import { magnitudeQuantile } from '@/draw/magnitudeQuantile.ts';
import { cssVariable, type Meaning } from '@/draw/palette.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { valueOf } from '@/store/asking.ts';
import type { BlockVectors } from '@/store/block.ts';
import { explainAdded } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ChannelStrip } from './ChannelStrip.tsx';
import { HeadBars } from './HeadBars.tsx';
import { LengthNumber } from './LengthNumber.tsx';
import { Neurons } from './Neurons.tsx';
import { NormStep } from './NormStep.tsx';
import { WriteStep } from './WriteStep.tsx';
import styles from './BlockView.module.css';

/** As in the explanation of the stages: a few channels of GPT-2's stream would leave all others blank. */
const SHARE_IN_SCALE = 0.98;

export function BlockFlow({ vectors }: { readonly vectors: BlockVectors }) {
  const { t } = useTranslation('block');
  const norms = useValue('block', (state) => state.norms);
  const words = useValue('block', (state) => state.words);
  const { before, attention, middle, mlp, after, place } = vectors;
  const limit = useMemo(() => magnitudeQuantile([before, middle, after], SHARE_IN_SCALE), [before, middle, after]);
  const written = valueOf(words);
  return (
    <>
      <ol className={styles.flow} data-drawing>
        <Step meaning="residual">
          <Stream label={t('stream.in')} values={before} limit={limit} />
        </Step>
        <Step meaning="ink">
          <NormStep which="attention" input={before} norms={norms} layer={place.layer} />
        </Step>
        <Step meaning="attention">
          <WriteStep
            which="attention"
            write={attention}
            stream={before}
            place={place}
            answer={words}
            effects={written?.attention ?? null}
          >
            <HeadBars place={place} />
          </WriteStep>
        </Step>
        <Step meaning="residual">
          <Stream label={t('stream.middle')} values={middle} limit={limit} before={before} write={attention} />
        </Step>
        <Step meaning="ink">
          <NormStep which="mlp" input={middle} norms={norms} layer={place.layer} />
        </Step>
        <Step meaning="mlp">
          <WriteStep
            which="mlp"
            write={mlp}
            stream={middle}
            place={place}
            answer={words}
            effects={written?.mlp ?? null}
          />
        </Step>
        <Step meaning="residual">
          <Stream label={t('stream.out')} values={after} limit={limit} before={middle} write={mlp} />
        </Step>
      </ol>
      <HeatLegend label={t('value')} kind="diverging" limit={limit} note={t('beyond')} />
      <Neurons place={place} />
    </>
  );
}

function Step({ meaning, children }: { readonly meaning: Meaning; readonly children: ReactNode }) {
  return (
    <li className={styles.step} style={{ borderColor: cssVariable(meaning) }}>
      {children}
    </li>
  );
}

interface StreamProps {
  readonly label: string;
  readonly values: Float32Array;
  readonly limit: number;
  /** What the stream is the sum of; nothing for the one that comes in. */
  readonly before?: Float32Array;
  readonly write?: Float32Array;
}

function Stream({ label, values, limit, before, write }: StreamProps) {
  const { t } = useTranslation('block');
  const say = useExplainer();
  return (
    <ChannelStrip
      name={label}
      values={values}
      limit={limit}
      {...(before && write ? { explain: (i: number) => explainAdded(say, before, write, values, i) } : {})}
      heading={
        <>
          <span style={{ color: cssVariable('residual') }}>{label}</span>
          <span className={styles.aside}>
            {t('length')} <LengthNumber vector={values} of={label} />
          </span>
        </>
      }
    />
  );
}
