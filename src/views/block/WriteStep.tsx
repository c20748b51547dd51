/** What attention or the MLP adds to the stream: how long, how it lies, and which words it favours. */
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { cssVariable } from '@/draw/palette.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { measureWrite, type WordEffect, type WordEffects } from '@/model/contributions.ts';
import type { Answer } from '@/store/asking.ts';
import type { BlockPlace } from '@/store/block.ts';
import { ExplainedNumber, Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import { explainCosine, explainShare } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LengthNumber } from './LengthNumber.tsx';
import { WordNumber } from './WordNumber.tsx';
import styles from './BlockView.module.css';

export interface WriteStepProps {
  readonly which: 'attention' | 'mlp';
  readonly write: Float32Array;
  /** The stream it is added to. */
  readonly stream: Float32Array;
  readonly place: BlockPlace;
  readonly answer: Answer<unknown>;
  readonly effects: WordEffects | null;
  /** Who wrote it, where that has room here: the heads. */
  readonly children?: ReactNode;
}

export function WriteStep({ which, write, stream, place, answer, effects, children }: WriteStepProps) {
  const format = useFormat();
  const { t } = useTranslation('block');
  const say = useExplainer();
  const name = t(`write.${which}`);
  const measure = measureWrite(write, stream);
  return (
    <section className={styles.write} aria-label={name}>
      <p className={styles.line}>
        <strong style={{ color: cssVariable(which) }}>{name}</strong>
        <span className={styles.aside}>
          <Trans
            t={t}
            i18nKey={`write.facts.${measure.lie}`}
            components={{
              length: <LengthNumber vector={write} of={name} />,
              share: (
                <ExplainedNumber
                  title={t('write.shareTitle', { name })}
                  value={measure.share}
                  format={format.percent}
                  explain={() => <Steps steps={explainShare(say, write, stream)} />}
                />
              ),
              cosine: (
                <ExplainedNumber
                  title={t('write.cosineTitle', { name })}
                  value={measure.cosine}
                  explain={() => <Steps steps={explainCosine(say, write, stream)} />}
                />
              ),
            }}
          />
        </span>
      </p>
      {effects ? (
        <>
          <div className={styles.words}>
            <Words label={t('write.raised')} effects={effects.raised} write={write} place={place} />
            <Words label={t('write.lowered')} effects={effects.lowered} write={write} place={place} />
          </div>
          <p className={styles.note}>
            <Trans t={t} i18nKey="write.effect" components={{ mean: <CopyNumber value={effects.mean} /> }} />
          </p>
        </>
      ) : (
        <AnswerState answer={answer} lines={6} waiting={t('waiting.words')} />
      )}
      {children}
    </section>
  );
}

interface WordsProps {
  readonly label: string;
  readonly effects: readonly WordEffect[];
  readonly write: Float32Array;
  readonly place: BlockPlace;
}

function Words({ label, effects, write, place }: WordsProps) {
  return (
    <div>
      <p className={styles.wordsLabel}>{label}</p>
      <ol className={styles.wordList} aria-label={label}>
        {effects.map((effect) => (
          <li key={effect.token}>
            <WordNumber effect={effect} write={write} place={place} />
          </li>
        ))}
      </ol>
    </div>
  );
}
