/** The bytes of the chosen piece in the words of every row. */
import { useFormat } from '@/elements/useFormat.ts';
import type { CellPlace } from '@/elements/AlignedRows.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { piecesWithin, type PiecesRow } from './pieces.ts';
import styles from './TokenizersView.module.css';

interface ChosenPieceProps {
  readonly rows: readonly PiecesRow[];
  readonly chosen: CellPlace | null;
}

export function ChosenPiece({ rows, chosen }: ChosenPieceProps) {
  const { t } = useTranslation('tokenizers');
  const format = useFormat();
  const piece = chosen && rows[chosen.row]?.pieces[chosen.at];
  return (
    <div className={styles.chosen} role="status" aria-label={t('chosen.label')}>
      {piece ? (
        <ul>
          {rows.map(({ column, name, pieces }, row) => {
            const within =
              row === chosen.row ? [piece] : piecesWithin(pieces, piece.from, Math.max(piece.to, piece.from + 1));
            const tokens = within.map(({ label, id }) => t('chosen.token', { token: label, id }));
            return (
              <li key={column} data-own={row === chosen.row || undefined}>
                {t('chosen.row', { name, count: within.length, tokens: format.list(tokens, 'units') })}
              </li>
            );
          })}
        </ul>
      ) : (
        <p>{t('chosen.none')}</p>
      )}
    </div>
  );
}
