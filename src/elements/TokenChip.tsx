/** One token, as it looks everywhere: a chip of mono text; hatched where its bytes are only part of a character. */
import type { ComponentProps } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from './joinClasses.ts';
import styles from './TokenChip.module.css';

export interface TokenLooks extends TokenCaption {
  /** CSS colours that carry a meaning, surprisal for instance; the text's must be readable on the ground. */
  readonly background?: string | undefined;
  readonly foreground?: string | undefined;
  readonly isHovered?: boolean;
  readonly isSelected?: boolean;
  /** Just chosen as the next token. */
  readonly isChosen?: boolean;
  /** Made by the model, not typed: round. */
  readonly isGenerated?: boolean;
  /** Outside the window: the model does not read it. */
  readonly isDimmed?: boolean;
}

export interface TokenChipProps extends TokenLooks {
  /** With it the chip is a button. */
  readonly onClick?: () => void;
  /** Accessible name of the button, where the text alone does not say it. */
  readonly label?: string;
  /** The token in words, where a voice cannot read it as it is written: the button's accessible description. */
  readonly spoken?: string | undefined;
  readonly tabIndex?: number;
  readonly ref?: ComponentProps<'button'>['ref'];
}

export function TokenChip({ onClick, label, spoken, tabIndex, ref, ...looks }: TokenChipProps) {
  const {
    text,
    background,
    foreground,
    isFragment,
    isSpecial,
    isHovered,
    isSelected,
    isChosen,
    isGenerated,
    isDimmed,
  } = looks;
  const look = {
    className: joinClasses(
      styles.chip,
      isFragment && styles.fragment,
      isSpecial && styles.special,
      isGenerated && styles.generated,
      isDimmed && styles.dimmed,
      isChosen && styles.chosen,
      isHovered && styles.hovered,
      isSelected && styles.selected,
    ),
    style: background && !isChosen && !isDimmed ? { backgroundColor: background, color: foreground } : undefined,
    dir: 'auto',
    // A translated token would not be the model's.
    translate: 'no' as const,
  };
  if (onClick === undefined) return <span {...look}>{text}</span>;
  return (
    <button
      {...look}
      ref={ref}
      type="button"
      tabIndex={tabIndex}
      aria-label={label}
      aria-description={spoken}
      aria-pressed={isSelected ?? false}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
