/**
 * The first minute: one question. Guess lets the text go on by one token and covers what could come after it, because
 * the answer to the step on show can be read below. Away from Basics, and within lessons, it is not there.
 */
import { useState, type MouseEvent } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useNextToken, useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { GuessForm } from './GuessForm.tsx';
import { GuessResult, type Guessed } from './GuessResult.tsx';
import styles from './GuessView.module.css';

export function GuessView() {
  const { t } = useTranslation('nextToken');
  const isHere = useValue('selection', ({ page, depth }) => page === 'workbench' && depth === 'basics');
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const text = useValue('trace', (state) => state.shown?.ids.join() ?? null);
  const [guessed, setGuessed] = useState<Guessed | null>(null);
  if (!isHere) return null;
  return (
    <div className={styles.guess} role="group" aria-label={t('guess.label')}>
      {isVeiled ? (
        <GuessForm onReveal={setGuessed} />
      ) : (
        <>
          {guessed && guessed.text === text ? <GuessResult guessed={guessed} /> : null}
          <Ask />
        </>
      )}
    </div>
  );
}

function Ask() {
  const { t } = useTranslation('nextToken');
  const { conductor, course, network, selection } = useStores();
  const [isWaiting, setWaiting] = useState(false);
  const isReady = useNextToken() !== null;
  const isBegun = useValue('course', ({ reached }) => Object.keys(reached).length > 0);
  const ask = async () => {
    setWaiting(true);
    await network.getState().arrival();
    setWaiting(false);
    if (!network.getState().model) return;
    // Covered first: nothing of the answer is seen for a moment.
    selection.getState().setVeiled(true);
    void conductor.nextToken();
  };
  const start = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    conductor.pause();
    course.getState().open('begin', 0);
    selection.getState().setPage('learn');
  };
  return (
    <p className={styles.ask}>
      <strong>{t('guess.asks')}</strong>
      <Button disabled={!isReady} isBusy={isWaiting} onClick={() => void ask()}>
        {t('guess.begin')}
      </Button>
      <a href="#page=learn&lesson=begin" onClick={start}>
        {t(isBegun ? 'guess.goOn' : 'guess.course')}
      </a>
    </p>
  );
}
