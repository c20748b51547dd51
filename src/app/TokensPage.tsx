/** *Tokens and meaning* with its messages; fetched when it is opened first. */
import { useTranslation } from 'react-i18next';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { TOKENS_DESK } from './stages/tokensDesk.ts';
import { addTokensMessages } from './tokensMessages.ts';
import styles from './TokensPage.module.css';

addTokensMessages();

export function TokensPage() {
  const { t } = useTranslation('desk');
  const section = useValue('tokensDesk', (state) => state.section);
  return (
    <Stage
      stage={TOKENS_DESK[section]}
      className={styles.page}
      id="tokensDesk"
      tabIndex={-1}
      aria-label={t('label')}
      data-section={section}
    />
  );
}
