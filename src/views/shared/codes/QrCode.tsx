/** A text as a picture of squares (QR), black on white in every theme: cameras are made for that. Its maker is fetched when it is needed first. */
import { useEffect, useState } from 'react';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './QrCode.module.css';

export interface QrCodeProps {
  readonly text: string;
  /** What it holds: its accessible name. */
  readonly label: string;
  readonly isLarge?: boolean;
}

interface Drawn {
  readonly of: string;
  /** Null: the text is too long for any code, or its maker did not arrive. */
  readonly modules: readonly (readonly boolean[])[] | null;
}

/** Modules of white around it; the standard asks for four. */
const BORDER = 4;

export function QrCode({ text, label, isLarge = false }: QrCodeProps) {
  const { t } = useTranslation('collect');
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let isGone = false;
    const draw = async () => {
      const { encode } = await import('uqr');
      return encode(text, { ecc: 'M', border: BORDER }).data;
    };
    void draw().then(
      (modules) => isGone || setDrawn({ of: text, modules }),
      () => isGone || setDrawn({ of: text, modules: null }),
    );
    return () => void (isGone = true);
  }, [text]);
  // The old code stays until the new one is there.
  if (!drawn) return <div className={styles.code} data-large={isLarge || undefined} aria-busy="true" />;
  if (!drawn.modules) return <p role="status">{t('qr.failed')}</p>;
  const size = drawn.modules.length;
  return (
    <svg
      className={styles.code}
      data-large={isLarge || undefined}
      data-of={drawn.of === text || undefined}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className={styles.ground} width={size} height={size} />
      <path className={styles.modules} d={pathOf(drawn.modules)} />
    </svg>
  );
}

/** One rectangle a run of dark modules. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  let path = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end++;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
      x = end;
    }
  });
  return path;
}
