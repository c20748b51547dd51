/** The tokens on paper, each with its id; of many the last, from which the next one is predicted. */
import { TokenChip } from '@/elements/TokenChip.tsx';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { useShownTokens } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Handout.module.css';

const MOST = 36;

export function HandoutTokens() {
  const { t } = useTranslation('teach');
  const tokens = useShownTokens();
  const shown = tokens.slice(-MOST);
  const { length } = tokens;
  return (
    <section>
      <h2>
        {length > MOST
          ? t('handout.lastTokens', { count: length, shown: MOST })
          : t('handout.tokens', { count: length })}
      </h2>
      <ol className={styles.tokens}>
        {shown.map((token) => (
          <li key={token.position}>
            <TokenChip text={tokenLabel(token)} isFragment={token.fragment !== null} isSpecial={token.isSpecial} />
            <span>{token.id}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
