/** The generated tokens of the text on show, one a row: how each was chosen, and how likely it was. */
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { isAnotherChance } from './isAnotherChance.ts';
import styles from './BranchTokens.module.css';

/** The last ones; a text of thousands is not a table to read. */
const MOST_ROWS = 60;

export function BranchTokens({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const { t } = useTranslation('branches');
  const generated = useValue('sequence', (state) => state.generated);
  const cursor = useValue('sequence', (state) => state.cursor);
  const tokens = generated.slice(Math.max(0, cursor - MOST_ROWS), cursor);
  if (tokens.length === 0) return null;
  return (
    <details className={styles.tokens}>
      <summary>{t('detail.summary')}</summary>
      <table aria-label={t('detail.summary')}>
        <thead>
          <tr>
            <th scope="col">{t('detail.token')}</th>
            <th scope="col">{t('detail.how')}</th>
            <th scope="col">{t('detail.model')}</th>
            <th scope="col">{t('detail.drawn')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ id, choice, odds }, at) => (
            <tr key={at}>
              <th scope="row">
                <bdi>{candidateLabel(vocabulary, id)}</bdi>
              </th>
              <td>{t(`detail.choice.${choice}`)}</td>
              <td>
                <CopyNumber value={odds?.model ?? null} format="probability" />
              </td>
              <td>{isAnotherChance(odds) ? <CopyNumber value={odds.drawn} format="probability" isMuted /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('detail.note')}</p>
    </details>
  );
}
