/** The same word written otherwise: to people it is the same, to the model other numbers. */
import { Panel } from '@/elements/Panel.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { cutIds } from '@/model/bpe/cutText.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { useCut, type DeskCut } from '@/views/shared/desk/useCut.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useChosenPiece } from './useChosenPiece.ts';
import { variantsOf } from './variants.ts';
import styles from './VariantsPanel.module.css';

/** Tokens shown of one way of writing. */
const MOST_TOKENS = 16;

export function VariantsPanel() {
  const { t } = useTranslation('merges');
  const cut = useCut();
  if (typeof cut === 'string') return null;
  return (
    <Panel heading={t('variants.heading')} what={t('variants.what')}>
      <Variants cut={cut} />
    </Panel>
  );
}

function Variants({ cut }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const chosen = useChosenPiece(cut);
  const { rules, vocabulary } = cut;
  const variants = variantsOf(chosen?.piece.text ?? '');
  if (variants.length === 0) return <p className={desk.muted}>{t('variants.none')}</p>;
  return (
    <>
      <table className={`${desk.table} ${styles.table}`}>
        <caption className="visually-hidden">{t('variants.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('variants.way')}</th>
            <th scope="col" data-number>
              {t('variants.count')}
            </th>
            <th scope="col">{t('variants.tokens')}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ way, text }) => {
            const ids = cutIds(text, rules);
            return (
              <tr key={way}>
                <th scope="row">{t(`variants.${way}`)}</th>
                <td data-number>{format.integer(ids.length)}</td>
                <td>
                  <span className={styles.tokens}>
                    {ids.slice(0, MOST_TOKENS).map((id, at) => (
                      <TokenChip key={at} {...idCaption(vocabulary, id)} />
                    ))}
                    {ids.length > MOST_TOKENS ? '…' : null}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ExportTable
        label={t('variants.heading')}
        fileName="written-otherwise"
        table={() => ({
          columns: ['way', 'text', 'tokens', 'ids', 'labels'],
          rows: variants.map(({ way, text }) => {
            const ids = cutIds(text, rules);
            const labels = ids.map((id) => idCaption(vocabulary, id).text);
            return [way, text, ids.length, ids.join(' '), labels.join(' ')];
          }),
        })}
      />
    </>
  );
}
