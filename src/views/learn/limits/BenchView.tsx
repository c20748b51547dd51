/** One bench: a guess first, then the prompt is run as one changes it, with what was measured, why, and what helps. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { sayIn } from '@/views/learn/LearnContext.ts';
import questionStyles from '@/views/learn/Question.module.css';
import styles from '@/views/learn/Room.module.css';
import { Said } from '@/views/learn/Said.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { Bench } from './Bench.ts';
import { fillNumbers } from './fillNumbers.ts';
import own from './Limits.module.css';
import { LiveRun } from './LiveRun.tsx';
import { SideBySide } from './SideBySide.tsx';
import { useSettled } from './useSettled.ts';

/** What is kept of a bench that was run without a guess. */
const NO_GUESS = -1;
const LONG = 90;

export const benchAnswer = (id: string) => `limits/${id}`;

export function BenchView({ bench }: { readonly bench: Bench }) {
  const { t } = useTranslation('learn');
  const { course } = useStores();
  const guess = useValue('course', (state) => state.answers[benchAnswer(bench.id)]?.given[0] ?? null);
  const answer = (option: number) => course.getState().answer(benchAnswer(bench.id), { given: [option], score: null });
  const label = `asks-${bench.id}`;
  return (
    <div className={own.bench}>
      <p className={own.prompt} translate="no">
        {shorten(bench.prompt)}
      </p>
      <fieldset className={questionStyles.question} aria-labelledby={label}>
        <p id={label} className={questionStyles.asks}>
          <Said words={bench.asks} />
        </p>
        {bench.options.map((option, at) => (
          <button
            key={at}
            type="button"
            className={questionStyles.option}
            aria-pressed={guess === at}
            data-right={guess === at ? at === bench.right : undefined}
            onClick={guess === null ? () => answer(at) : undefined}
            aria-disabled={guess !== null || undefined}
          >
            <Said words={option} />
          </button>
        ))}
      </fieldset>
      {guess === null ? (
        <div className={styles.actions}>
          <Button variant="quiet" onClick={() => answer(NO_GUESS)}>
            {t('skip')}
          </Button>
        </div>
      ) : (
        <Outcome bench={bench} guess={guess} />
      )}
    </div>
  );
}

function Outcome({ bench, guess }: { readonly bench: Bench; readonly guess: number }) {
  const { t, language } = useTranslation('learn');
  const format = useFormat();
  const result = sayIn(bench.result, language);
  const [prompt, setPrompt] = useState(bench.prompt);
  const run = useSettled(prompt);
  return (
    <>
      <div role="status" className={own.told}>
        {guess === NO_GUESS ? null : (
          <p className={styles.said}>{t(guess === bench.right ? 'limits.asYouThought' : 'limits.notAsYouThought')}</p>
        )}
        <p>
          <strong>{t('limits.measured')}</strong>{' '}
          <span lang={result.lang}>{fillNumbers(result.text, bench.claims, format)}</span>
        </p>
        <p>
          <strong>{t('limits.why')}</strong> <Said words={bench.why} />
        </p>
        <p>
          <strong>{t('limits.helps')}</strong> {format.list(bench.helps.map((help) => t(`limits.help.${help}`)))}.{' '}
          <Said words={bench.helpWords} />
        </p>
      </div>
      {bench.table ? <SideBySide {...bench.table} /> : null}
      <Field label={t('limits.prompt')} value={prompt} onChange={setPrompt} rows={2} maxRows={6} isMono />
      <ul className={own.others} aria-label={t('limits.others')}>
        {[bench.prompt, ...bench.others.filter((other) => other !== bench.prompt)].map((other) => (
          <li key={other}>
            <button
              type="button"
              className={own.other}
              aria-pressed={prompt === other}
              translate="no"
              onClick={() => setPrompt(other)}
            >
              {shorten(other)}
            </button>
          </li>
        ))}
      </ul>
      <LiveRun prompt={run} />
    </>
  );
}

/** Long prompts are told by their ends: what is between is filler. */
const shorten = (text: string) =>
  text.length <= LONG + 20 ? text : `${text.slice(0, LONG / 2)} … ${text.slice(-LONG / 2)}`;
