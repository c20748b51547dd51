/** What lesson prose is made of beside plain text: the names that an .mdx file uses without importing them. */
import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { claimWords, isOfTraining } from './claimWords.ts';
import { Ask, Judge, Train } from './TrainingOrders.tsx';
import { Chips } from './Chips.tsx';
import { Choice, Question } from './Question.tsx';
import { InlineButton } from './InlineButton.tsx';
import { Estimate } from './Estimate.tsx';
import { Guess } from './Guess.tsx';
import { Nearest } from './Nearest.tsx';
import { useOpenLesson } from './LearnContext.ts';
import { ScaleFigure } from './ScaleFigure.tsx';
import { Term } from './Term.tsx';
import { useWordProbabilities } from './useWordProbability.ts';
import styles from './LessonView.module.css';

/** Of the whole prose, the part of the step that is open. */
function Step({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { step } = useOpenLesson();
  return step.id === id ? <>{children}</> : null;
}

/** What stands here is read after the answer was uncovered. */
function Reveal({ children }: { readonly children: ReactNode }) {
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  return isVeiled ? null : <div className={styles.revealed}>{children}</div>;
}

/** A link within the prose that sets the view: fields of an address beside what the step shows; `t-look` is `t.look`. */
function Show({ children, ...fields }: { readonly children: ReactNode } & Readonly<Record<string, unknown>>) {
  const { show } = useOpenLesson();
  const asked = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.replace(/^t-/, 't.'), value] as const] : [],
    ),
  );
  return (
    <InlineButton className={styles.show} onPress={() => show(asked)}>
      {children}
    </InlineButton>
  );
}

/** A number of a model that comes with the page, which a test measures; with another one loaded it is said whose it is. */
function Num({ of }: { readonly of: string }) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { lesson } = useOpenLesson();
  const claim = lesson.claims[of];
  const isEmbedded = useValue('network', (state) => (state.model?.source.id ?? EMBEDDED.id) === EMBEDDED.id);
  const isOwn = isEmbedded || (claim !== undefined && isOfTraining(claim));
  if (!claim) throw new Error(`The lesson ${lesson.id} has no claim ${of}.`);
  return (
    <span className={isText(claim) ? styles.written : styles.number} title={t('recordedNumber')}>
      {claimWords(claim, format)}
      {isOwn ? null : ` (${t('ofEmbedded')})`}
    </span>
  );
}

/** What a model wrote is as long as it is, and runs on in the lines of the prose. */
const isText = (claim: LessonClaim) => 'written' in claim;

/** The probability of a word that is one token, under the text on show, by the model at hand. */
function Live({ of }: { readonly of: string }) {
  const format = useFormat();
  const words = useStable(of);
  const probability = useWordProbabilities(words)?.[0];
  return (
    <data className={styles.number}>
      {probability === undefined || probability === null ? '…' : format.probability(probability)}
    </data>
  );
}

/** A token within a sentence. */
function Token({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.token} translate="no">
      {children}
    </span>
  );
}

const known = new Map<string, readonly string[]>();
/** One list for one word, so that it can be depended on. */
function useStable(word: string): readonly string[] {
  const list = known.get(word) ?? [word];
  known.set(word, list);
  return list;
}

export const PROSE: MDXComponents = {
  Step,
  Reveal,
  Show,
  Num,
  Live,
  Token,
  Term,
  Chips,
  Guess,
  Estimate,
  Train,
  Judge,
  Ask,
  Question,
  Choice,
  ScaleFigure,
  Nearest,
};
