/** Tokens the model does not read now: before the window, and after the cursor. A few are shown, the others counted. */
import { useMemo } from 'react';
import { TokenList } from '@/elements/TokenList.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ArrangedToken } from './arrangeTokens.ts';
import { chipOf, type Place } from './describeToken.ts';
import styles from './OutsideTokens.module.css';

interface OutsideProps {
  /** Those nearest to the window, in reading order. */
  readonly tokens: readonly ArrangedToken[];
  /** How many there are in all. */
  readonly count: number;
  readonly onPoint: (arranged: ArrangedToken | null) => void;
}

export function FallenTokens({ tokens, count, limit, onPoint }: OutsideProps & { readonly limit: number }) {
  const { t } = useTranslation('tokens');
  const chips = useChips(tokens, 'outside');
  const hidden = count - tokens.length;
  return (
    <details className={styles.fallen}>
      <summary>
        {t('window.fallen', { count, limit })} <span className={styles.show}>{t('window.show')}</span>
      </summary>
      <div className={styles.list}>
        {hidden > 0 ? <p className={styles.more}>{t('window.more', { count: hidden })}</p> : null}
        <TokenList
          label={t('window.label')}
          tokens={chips}
          selected={null}
          hovered={null}
          onHover={(at) => onPoint(at === null ? null : (tokens[at] ?? null))}
        />
      </div>
    </details>
  );
}

export function LaterTokens({ tokens, count, onPoint }: OutsideProps) {
  const { t } = useTranslation('tokens');
  const { conductor } = useStores();
  const promptLength = useValue('sequence', (state) => state.promptIds.length);
  const chips = useChips(tokens, 'later');
  const hidden = count - tokens.length;
  return (
    <div className={styles.later}>
      <TokenList
        label={t('timeline.afterLabel')}
        tokens={chips}
        selected={null}
        hovered={null}
        // Up to and with the token that was clicked.
        onSelect={(at) => void conductor.goToStep((tokens[at]?.index ?? 0) + 1 - promptLength)}
        onHover={(at) => onPoint(at === null ? null : (tokens[at] ?? null))}
      />
      {hidden > 0 ? <p className={styles.more}>{t('timeline.more', { count: hidden })}</p> : null}
    </div>
  );
}

function useChips(tokens: readonly ArrangedToken[], place: Place) {
  const { t } = useTranslation('tokens');
  const format = useFormat();
  return useMemo(() => tokens.map((arranged) => chipOf(t, format, arranged, place)), [tokens, place, t, format]);
}
