/** The drawing for those who do not see it: what the lens reads at every token and layer, and the strongest attention. */
import { memo, useDeferredValue } from 'react';
import type { PictureArc } from '@/draw/picture/pictureArcs.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useHeadWords } from './useHeadWords.ts';
import type { ColumnWords, PictureSource, PictureToken } from './usePicture.ts';

export interface PictureTablesProps {
  readonly source: PictureSource;
  readonly arcs: readonly PictureArc[];
  readonly lens: readonly ColumnWords[];
}

const MOST_ARCS = 20;

export const PictureTables = memo(function PictureTables(props: PictureTablesProps) {
  const { t } = useTranslation('picture');
  const headWords = useHeadWords();
  // Hundreds of cells must not hold up the drawing.
  const { tokens, columnOf, layerCount } = useDeferredValue(props.source);
  const arcs = useDeferredValue(props.arcs);
  const lens = useDeferredValue(props.lens);
  const levels = Array.from({ length: layerCount + 1 }, (_, level) => level);
  const label = (at: number) => tokens[columnOf.get(at) ?? -1]?.label ?? '';
  const strongest = arcs
    .filter((arc) => !arc.isSink)
    .slice(-MOST_ARCS)
    .reverse();
  return (
    <div className="visually-hidden">
      <table aria-label={t('table.lens')}>
        <thead>
          <tr>
            <th scope="col">{t('table.token')}</th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {level === 0 ? t('table.embedding') : t('table.layer', { layer: level })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token, column) => (
            <LensRow key={token.at} token={token} words={lens[column] ?? null} levelCount={layerCount + 1} />
          ))}
        </tbody>
      </table>
      <ol aria-label={t('table.attention')}>
        {strongest.map(({ layer, query, key, heads, isDead }) => (
          <li key={`${isDead} ${layer} ${query} ${key}`}>
            {t('arc.pair', { layer: layer + 1, query: label(query), key: label(key) })}{' '}
            {heads.map((found) => (
              <data key={found.head} value={String(found.weight)}>
                {headWords(found)}{' '}
              </data>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
});

interface LensRowProps {
  readonly token: PictureToken;
  readonly words: ColumnWords;
  readonly levelCount: number;
}

/** A row is written again only when its own words come. */
const LensRow = memo(function LensRow({ token, words, levelCount }: LensRowProps) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row" translate="no">
        {token.label}
      </th>
      {Array.from({ length: levelCount }, (_, level) => {
        const word = words?.[level];
        return (
          <td key={level} translate="no">
            {word ? (
              <>
                {word.label} <data value={String(word.probability)}>{format.percent(word.probability)}</data>
              </>
            ) : (
              '–'
            )}
          </td>
        );
      })}
    </tr>
  );
});
