/** A small set of line icons, drawn here so that no icon font or package is loaded. Never the only sign of anything. */
import styles from './Icon.module.css';

/** Path data on a grid of 24, drawn with a round stroke of 2. */
const PATHS = {
  add: 'M12 5v14M5 12h14',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stepForward: 'M6 5v14l10-7zM19 5v14',
  stepBack: 'M18 5v14L8 12zM5 5v14',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1-1',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.3 9.3a2.8 2.8 0 0 1 5.4.8c0 1.9-2.7 2.3-2.7 4M12 17v.1',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.1',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.4v.1',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  keyboard: 'M3 6h18v12H3zM7 10v.1M11 10v.1M15 10v.1M18 10v.1M7 14h10',
  more: 'M5 12v.1M12 12v.1M19 12v.1',
  stop: 'M6 6h12v12H6z',
  reset: 'M4 4v6h6M4.6 10A8 8 0 1 1 4 14',
  chevronDown: 'm6 9 6 6 6-6',
  chevronRight: 'm9 6 6 6-6 6',
  arrowRight: 'M4 12h16M14 6l6 6-6 6',
  fork: 'M6 3v18M6 13c8 0 12-3 12-9',
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
} as const;
export type IconName = keyof typeof PATHS;

export interface IconProps {
  readonly name: IconName;
  /** Side as a multiple of the text's size; 1.25 by default. */
  readonly size?: number;
}

export function Icon({ name, size = 1.25 }: IconProps) {
  return (
    <svg
      className={styles.icon}
      style={{ width: `${size}em`, height: `${size}em` }}
      viewBox="0 0 24 24"
      aria-hidden="true"
      data-not-drawn
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
