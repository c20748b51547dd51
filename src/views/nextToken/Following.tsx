/** The end of the text that the next token follows, with its spaces visible: a space at the end changes everything. */
import { tokenLabel } from '@/model/tokenLabel.ts';
import { readTokens } from '@/model/tokens.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './NextTokenView.module.css';

/** More than fits; the beginning is cut off by the layout. */
const TAIL = 12;

export function Following({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const { t } = useTranslation('nextToken');
  const ids = useValue('trace', (state) => state.shown?.ids);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const tokens = readTokens(ids?.slice(-TAIL) ?? [], vocabulary);
  const isCut = (ids?.length ?? 0) > TAIL;
  return (
    <p className={styles.after}>
      <span>{t('after')}</span>
      {isRunning ? <span className={styles.computing}>{t('computing')}</span> : null}
      <span className={styles.tail}>
        <bdi>
          {isCut ? '…' : ''}
          {tokens.map(tokenLabel).join('')}
        </bdi>
      </span>
    </p>
  );
}
