/** Some words to choose from, or one of one's own; what the model gives them is said when it is uncovered. */
import { useMemo, useState, type FormEvent } from 'react';
import { Trans } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { useNextToken, useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { guessOptions } from './guessOptions.ts';
import type { Guessed } from './GuessResult.tsx';
import styles from './GuessView.module.css';

export function GuessForm({ onReveal }: { readonly onReveal: (guessed: Guessed | null) => void }) {
  const { t } = useTranslation('nextToken');
  const { aside, selection } = useStores();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const shown = useValue('trace', (state) => state.shown);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const next = useNextToken();
  const [chosen, setChosen] = useState<TokenId | null>(null);
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const order = next?.distribution.order ?? null;
  const options = useMemo(
    () => (order && vocabulary ? guessOptions(order, (id) => candidateLabel(vocabulary, id)) : []),
    [order, vocabulary],
  );
  const last = shown?.ids.at(-1);
  // What is computed is still the step before.
  if (!vocabulary || !next || !shown || last === undefined || isRunning)
    return <p className={styles.ask}>{t('computing')}</p>;

  const uncover = (id: TokenId | null) => {
    const { base, order } = next.distribution;
    const best = tokenId(order[0] ?? 0);
    onReveal(
      id === null
        ? null
        : { text: shown.ids.join(), id, probability: base[id] ?? 0, best, bestProbability: base[best] ?? 0 },
    );
    selection.getState().setVeiled(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const word = typed.trim();
    if (word === '') return uncover(chosen);
    // A word stands behind a space, a sign does not.
    const [id = null] = await aside.getState().firstTokens([/^[\p{L}\p{N}]/u.test(word) ? ` ${word}` : word]);
    if (id === null) setRefused(true);
    else uncover(id);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>
        <strong>
          <Trans
            t={t}
            i18nKey="guess.after"
            components={{ token: <TokenChip text={candidateLabel(vocabulary, last)} background="transparent" /> }}
          />
        </strong>
      </p>
      <div className={styles.options}>
        {options.map((id) => (
          <button
            key={id}
            type="button"
            className={styles.option}
            aria-pressed={chosen === id && typed === ''}
            translate="no"
            onClick={() => {
              setChosen(id);
              setTyped('');
            }}
          >
            {candidateLabel(vocabulary, id)}
          </button>
        ))}
        <Field
          label={t('guess.own')}
          isLabelHidden
          placeholder={t('guess.own')}
          value={typed}
          onChange={(written) => {
            setTyped(written);
            setRefused(false);
          }}
          error={isRefused ? t('guess.refused') : null}
          isMono
        />
      </div>
      <p className={styles.ask}>
        <Button variant="primary" type="submit" disabled={chosen === null && typed.trim() === ''}>
          {t('guess.reveal')}
        </Button>
        <Button variant="quiet" onClick={() => uncover(null)}>
          {t('guess.skip')}
        </Button>
      </p>
    </form>
  );
}
