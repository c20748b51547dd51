/**
 * The map for those who do not look at it: the tokens drawn nearest to the chosen one, and whether they are its
 * neighbours by the whole of their rows as well. The file holds every token with its place.
 */
import { useState } from 'react';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { TOKEN_KINDS } from '@/model/meaning/tokenKinds.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export interface MapTableProps {
  readonly token: TokenId;
  /** Nearest on the map first. */
  readonly onMap: readonly number[];
  /** As many, nearest by cosine. */
  readonly byCosine: readonly number[];
  /** V×2. */
  readonly places: Float32Array;
  readonly kinds: Uint8Array;
}

export function MapTable(props: MapTableProps) {
  const { t } = useTranslation('meaning');
  const words = useTokenWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('map.asTable', { name: words.label(props.token) })}</summary>
      {isOpen ? <Table {...props} /> : null}
    </details>
  );
}

function Table({ onMap, byCosine, places, kinds }: MapTableProps) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const words = useTokenWords();
  const { meaning } = useStores();
  const kindOf = (id: number) => TOKEN_KINDS[kinds[id]!] ?? 'sign';
  return (
    <div className={styles.content}>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('map.scroll')}>
        <table className={styles.table} aria-label={t('map.table')}>
          <thead>
            <tr>
              <th scope="col">{t('column.token')}</th>
              <th scope="col">{t('map.kind')}</th>
              <th scope="col">{t('map.isNear')}</th>
            </tr>
          </thead>
          <tbody>
            {onMap.map((id) => {
              const rank = byCosine.indexOf(id);
              return (
                <tr key={id}>
                  <th scope="row">
                    <TokenChip
                      {...words.caption(tokenId(id))}
                      label={t('neighbours.goOn', { name: words.label(tokenId(id)) })}
                      onClick={() => meaning.getState().choose(tokenId(id))}
                    />
                  </th>
                  <td>{t(`kind.${kindOf(id)}`)}</td>
                  <td>{rank < 0 ? t('map.notNear') : format.integer(rank + 1)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ExportTable
        label={t('map.heading')}
        fileName="embedding-map"
        table={() => ({
          columns: ['id', 'token', 'kind', 'x', 'y'],
          rows: Array.from(kinds, (_, id) => [
            id,
            words.label(tokenId(id)),
            kindOf(id),
            places[2 * id]!,
            places[2 * id + 1]!,
          ]),
        })}
      />
    </div>
  );
}
