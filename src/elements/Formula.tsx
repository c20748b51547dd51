/**
 * A formula, typeset by KaTeX. KaTeX and its style sheet are fetched when the first formula is
 * shown, so that the page is there before them; until then, and for screen readers, it is plain text.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KatexOptions } from 'katex';
import type { Palette } from '@/draw/palette.ts';
import { joinClasses } from './joinClasses.ts';
import { useLook } from './useLook.ts';
import styles from './Formula.module.css';

export interface FormulaProps {
  /** LaTeX. As a function it gets the palette, for `\textcolor{${palette.query}}{q}`. Keep it outside the component or with useCallback. */
  readonly tex: string | ((palette: Palette) => string);
  /** The same in plain text. */
  readonly plain: string;
  /** On its own line, larger. */
  readonly isDisplay?: boolean;
}

type Render = (tex: string, element: HTMLElement, options?: KatexOptions) => void;

let loading: Promise<Render> | null = null;
/** KaTeX once it is here: later formulas are set before the browser paints, without a flash of plain text. */
let loaded: Render | null = null;

function loadKatex(): Promise<Render> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([{ default: katex }]) => (loaded = katex.render),
    (reason: unknown) => {
      // Offline, perhaps: the next formula tries again.
      loading = null;
      throw reason;
    },
  );
  return loading;
}

export function Formula({ tex, plain, isDisplay = false }: FormulaProps) {
  const { palette } = useLook();
  const ref = useRef<HTMLSpanElement>(null);
  const [isTypeset, setIsTypeset] = useState(false);
  const source = useMemo(() => (typeof tex === 'function' ? tex(palette) : tex), [tex, palette]);
  useLayoutEffect(() => {
    let isCurrent = true;
    const typeset = (render: Render) => {
      if (isCurrent && ref.current !== null) setIsTypeset(typesetInto(ref.current, source, isDisplay, render));
    };
    if (loaded) typeset(loaded);
    else loadKatex().then(typeset, () => isCurrent && setIsTypeset(false));
    return () => {
      isCurrent = false;
    };
  }, [source, isDisplay]);
  return (
    <span
      className={joinClasses(styles.formula, isDisplay && styles.display)}
      role="math"
      aria-label={plain}
      data-tex={source}
      translate="no"
    >
      <span ref={ref} className={styles.typeset} hidden={!isTypeset} aria-hidden="true" />
      {isTypeset ? null : <span className={styles.plain}>{plain}</span>}
    </span>
  );
}

/** False for LaTeX that KaTeX refuses; then the plain text stays. */
function typesetInto(element: HTMLElement, source: string, isDisplay: boolean, render: Render): boolean {
  try {
    render(source, element, { displayMode: isDisplay, throwOnError: true, trust: false, output: 'html' });
    return true;
  } catch {
    return false;
  }
}
