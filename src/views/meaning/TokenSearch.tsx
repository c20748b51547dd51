/** Finding a token by its text, its id or its bytes: a box, and below it what fits. Enter takes the first. */
import { useMemo, useState } from 'react';
import { Field } from '@/elements/Field.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import type { TokenId } from '@/model/axes.ts';
import { vocabularySize } from '@/model/vocabulary.ts';
import { searchVocabulary } from '@/views/shared/searchVocabulary.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export interface TokenSearchProps {
  readonly label: string;
  readonly chosen: TokenId | null;
  readonly onChoose: (id: TokenId) => void;
}

const MOST_FOUND = 8;

export function TokenSearch({ label, chosen, onChoose }: TokenSearchProps) {
  const { t } = useTranslation('meaning');
  const words = useTokenWords();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const [typed, setTyped] = useState('');
  const order = useMemo(
    () => (vocabulary ? Uint32Array.from({ length: vocabularySize(vocabulary) }, (_, id) => id) : null),
    [vocabulary],
  );
  const found = useMemo(
    () => (vocabulary && order && typed.trim() !== '' ? searchVocabulary(vocabulary, order, typed, MOST_FOUND) : null),
    [vocabulary, order, typed],
  );
  const choose = (id: TokenId) => {
    onChoose(id);
    setTyped('');
  };
  return (
    <div className={styles.search}>
      <Field
        label={label}
        type="search"
        isMono
        value={typed}
        onChange={setTyped}
        placeholder={chosen === null ? t('search.placeholder') : t('search.now', { name: words.label(chosen) })}
        onKeyDown={(event) => {
          const first = found?.ids[0];
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          choose(first);
        }}
      />
      {found ? (
        <div className={styles.found} role="group" aria-label={t('search.found', { name: label })}>
          {found.ids.map((id) => (
            <TokenChip key={id} {...words.caption(id)} label={words.label(id)} onClick={() => choose(id)} />
          ))}
          <span className={styles.note} role="status">
            {t('search.count', { count: found.total })}
          </span>
        </div>
      ) : null}
    </div>
  );
}
