/** The piece as it stands after so many merges: the token just made, and the two that are next. */
import { TokenChip } from '@/elements/TokenChip.tsx';
import type { MergeStep, Part } from '@/model/bpe/mergePiece.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './PartRow.module.css';

/** Parts drawn around the place of the merge: a piece may be a whole paragraph. */
const MOST_PARTS = 80;

export interface PartRowProps {
  readonly parts: readonly Part[];
  readonly made: MergeStep | null;
  readonly next: MergeStep | null;
  readonly vocabulary: Vocabulary;
}

export function PartRow({ parts, made, next, vocabulary }: PartRowProps) {
  const { t } = useTranslation('merges');
  const place = (next ?? made)?.from ?? 0;
  const at = parts.findIndex(({ to }) => to > place);
  const first = Math.max(0, Math.min(at - MOST_PARTS / 2, parts.length - MOST_PARTS));
  const drawn = parts.slice(first, first + MOST_PARTS);
  return (
    <div className={styles.row}>
      <ol className={styles.list} aria-label={t('parts.label')}>
        {drawn.map(({ id, from }) => {
          const role = from === next?.from || from === next?.middle ? 'next' : from === made?.from ? 'made' : null;
          return (
            <li key={from} className={styles.part} data-role={role ?? undefined}>
              <TokenChip {...idCaption(vocabulary, id)} />
              {role ? <span className={styles.role}>{t(`parts.${role}`)}</span> : null}
            </li>
          );
        })}
      </ol>
      {parts.length > drawn.length ? (
        <p className={desk.more}>{t('parts.part', { shown: drawn.length, count: parts.length })}</p>
      ) : null}
    </div>
  );
}
