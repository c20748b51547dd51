/** What the colours on the map stand for, and how many tokens are of each kind. */
import { useMemo } from 'react';
import { cssVariable } from '@/draw/palette.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { TOKEN_KINDS } from '@/model/meaning/tokenKinds.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { KIND_COLOURS } from './mapColours.ts';
import styles from './Map.module.css';

export function MapLegend({ kinds }: { readonly kinds: Uint8Array }) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const counts = useMemo(() => {
    const found = new Array<number>(TOKEN_KINDS.length).fill(0);
    for (const kind of kinds) found[kind]!++;
    return found;
  }, [kinds]);
  return (
    <ul className={styles.legend} aria-label={t('map.legend')} data-drawing>
      {TOKEN_KINDS.map((kind, at) => (
        <li key={kind}>
          <span className={styles.swatch} style={{ background: cssVariable(KIND_COLOURS[kind]) }} />
          {t(`kind.${kind}`)} <span className={styles.count}>{format.integer(counts[at]!)}</span>
        </li>
      ))}
    </ul>
  );
}
