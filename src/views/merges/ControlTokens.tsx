/**
 * Control tokens in the text, typed by hand: one token each to this tokenizer, as if the page had put it there. What
 * the same signs are to a program that reads what people type as plain text stands beside it.
 */
import { TokenChip } from '@/elements/TokenChip.tsx';
import { cutText } from '@/model/bpe/cutText.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import type { DeskCut } from '@/views/shared/desk/useCut.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ControlTokens.module.css';

export function ControlTokens({ cut: { pieces, rules, vocabulary } }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const found = new Map(pieces.flatMap(({ plain, text }) => (plain === null ? [] : [[plain, text] as const])));
  return [...found].map(([id, text]) => {
    const ids = cutText(text, { ...rules, plainTokens: [] }).flatMap((piece) => piece.ids);
    return (
      <div key={id} className={styles.control} role="note">
        <p>{t('control.typed', { text, id, count: text.length })}</p>
        <p>
          {t('control.otherwise', { count: ids.length })}{' '}
          <span className={styles.tokens}>
            {ids.map((one, at) => (
              <TokenChip key={at} {...idCaption(vocabulary, one)} />
            ))}
          </span>
        </p>
      </div>
    );
  });
}
