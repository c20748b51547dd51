/** A sign below a token in whose place others were tried: how many, and to choose among them. */
import { useMemo } from 'react';
import { Icon } from '@/elements/Icon.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { childrenAfter, longestFrom, type GeneratedToken } from '@/model/textTree.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ForkSelect.module.css';

/** Tokens of a text that an option shows. */
const SHOWN_TOKENS = 8;

/** `at`: the token's place among the generated ones, from 0. */
export function ForkSelect({ at }: { readonly at: number }) {
  const { t } = useTranslation('branches');
  const format = useFormat();
  const { conductor } = useStores();
  const tree = useValue('sequence', (state) => state.tree);
  const generated = useValue('sequence', (state) => state.generated);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const before = useMemo(() => generated.slice(0, at).map((token) => token.id), [generated, at]);
  const choices = childrenAfter(tree, before);
  const current = generated[at];
  if (!vocabulary || !current || choices.length < 2) return null;
  const textFrom = (token: GeneratedToken) => longestFrom(tree, [...before, token.id]) ?? [];
  const describe = (token: GeneratedToken) => {
    const own = textFrom(token).slice(at);
    const text = own
      .slice(0, SHOWN_TOKENS)
      .map(({ id }) => candidateLabel(vocabulary, id))
      .join('');
    const shown = { text: own.length > SHOWN_TOKENS ? `${text}…` : text };
    if (!token.odds) return t('fork.choice', shown);
    return t('fork.likely', { ...shown, probability: format.probability(token.odds.model) });
  };
  return (
    <span className={styles.fork} title={t('fork.hint', { count: choices.length })}>
      <Icon name="fork" size={1} />
      <span aria-hidden="true">{choices.length}</span>
      <select
        className={styles.box}
        aria-label={t('fork.label', { count: choices.length, number: at + 1 })}
        value={current.id}
        onChange={(event) => {
          const chosen = choices.find(({ token }) => token.id === tokenId(Number(event.currentTarget.value)));
          if (chosen) void conductor.goToBranch(textFrom(chosen.token).map(({ id }) => id));
        }}
      >
        {choices.map(({ token }) => (
          <option key={token.id} value={token.id}>
            {describe(token)}
          </option>
        ))}
      </select>
    </span>
  );
}
