/** x ← x + Block(LN(x)), with the first number of each vector, and how the addition lies to the stream. */
import { useFormat } from '@/elements/useFormat.ts';
import { cosine } from '@/model/vector.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { alignLines, StageFormula } from './StageFormula.tsx';
import { readRow, type RowRequest } from './readings.ts';
import { texTerm } from './tex.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export interface AdditionFormulaProps {
  readonly caption: string;
  /** The block's short name in the formula. */
  readonly block: 'Attn' | 'MLP';
  readonly place: Place;
  readonly before: RowRequest;
  readonly write: RowRequest;
  readonly after: RowRequest;
}

export function AdditionFormula({ caption, block, place, ...requests }: AdditionFormulaProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const read = (request: RowRequest) => readRow(place.shown, request, place.position);
  const [before, write, after] = [read(requests.before), read(requests.write), read(requests.after)];
  if (!before || !write || !after) return null;
  const [old, added, sum] = [before[0] ?? NaN, write[0] ?? NaN, after[0] ?? NaN];
  return (
    <>
      <p className={styles.note}>
        {t('cosine')} <CopyNumber value={cosine(write, before)} /> {t('cosineMeaning')}
      </p>
      <StageFormula
        caption={caption}
        tex={alignLines(
          `x &\\leftarrow x + \\mathrm{${block}}(\\mathrm{LN}(x))`,
          `x_0 &= ${format.tex(old)} + ${texTerm(added, format)} = ${format.tex(sum)}`,
        )}
        plain={`x ← x + ${block}(LN(x)); x_0 = ${format.number(old)} + (${format.number(added)}) = ${format.number(sum)}`}
      />
    </>
  );
}
