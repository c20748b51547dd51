/** A drawing of the kind of change, for the eye that skims the cards. The words beside it say the same. */
import type { ReactNode } from 'react';
import { cssVariable } from '@/draw/palette.ts';
import type { CardKey } from '@/store/experimentCards.ts';
import styles from './cards.module.css';

const colour = {
  attention: cssVariable('attention'),
  mlp: cssVariable('mlp'),
  stream: cssVariable('residual'),
  probability: cssVariable('probability'),
  less: cssVariable('negative'),
  more: cssVariable('positive'),
  line: cssVariable('line'),
  muted: cssVariable('inkMuted'),
  ink: cssVariable('ink'),
} as const;

/** A place on the stream that is taken from another text: two lines, and an arrow at `x`. */
const swapAt = (x: number): ReactNode => (
  <>
    <path d="M6 12h52" stroke={colour.muted} strokeDasharray="3 3" />
    <path d="M6 32h52" stroke={colour.stream} strokeWidth={3} />
    <path d={`M${x} 12v13m-4 -4 4 5 4-5`} stroke={colour.ink} />
    <circle cx={x} cy={32} r={5} fill={colour.probability} stroke="none" />
  </>
);

const SWEEP = [0.1, 0.2, 0, 0.3, 0, -0.4, 0.1, 0.2, 0.2, 1, 0.1, -0.2, 0, 0.3, 0.6, 0.1];

const PICTURES: Readonly<Record<CardKey, ReactNode>> = {
  induction: (
    <>
      {[0, 1, 2, 3, 4, 5].map((at) => (
        <rect
          key={at}
          x={7 + (at % 3) * 18}
          y={6 + Math.floor(at / 3) * 18}
          width={14}
          height={14}
          rx={3}
          fill={at === 4 ? 'none' : colour.attention}
          stroke={colour.attention}
          strokeDasharray={at === 4 ? '3 2' : undefined}
        />
      ))}
      <path d="m27 26 10 10m0-10-10 10" stroke={colour.ink} strokeWidth={2} />
    </>
  ),
  edge: (
    <>
      <path d="M12 30C14 10 24 6 29 6" stroke={colour.attention} strokeWidth={3} />
      <path d="M37 7C44 10 50 16 52 30" stroke={colour.attention} strokeWidth={3} opacity={0.35} />
      <path d="m30 2 2 10m2-10 2 10" stroke={colour.ink} />
      <rect x={6} y={31} width={12} height={9} rx={2} fill={colour.line} stroke={colour.muted} />
      <rect x={27} y={31} width={12} height={9} rx={2} fill={colour.line} stroke={colour.muted} />
      <rect x={47} y={31} width={12} height={9} rx={2} fill={colour.line} stroke={colour.muted} />
    </>
  ),
  swap: swapAt(18),
  late: swapAt(50),
  fact: (
    <>
      <path d="M6 36h52" stroke={colour.stream} strokeWidth={3} />
      <path d="M20 36C20 22 24 16 26 16m12 0c4 0 8 6 8 20" stroke={colour.mlp} strokeDasharray="3 2" />
      <circle cx={32} cy={15} r={9} fill="none" stroke={colour.mlp} strokeWidth={2} />
      <path d="m26 9 12 12m0-12-12 12" stroke={colour.ink} strokeWidth={2} />
    </>
  ),
  steering: (
    <>
      <path d="M6 32h20" stroke={colour.stream} strokeWidth={3} />
      <path d="M26 32h32" stroke={colour.muted} strokeDasharray="3 3" />
      <path d="M26 32 54 12m-8 0h8v8" stroke={colour.probability} strokeWidth={3} />
    </>
  ),
  sweep: (
    <>
      {SWEEP.map((value, at) => (
        <rect
          key={at}
          x={14 + (at % 4) * 9.5}
          y={3 + Math.floor(at / 4) * 9.5}
          width={8.5}
          height={8.5}
          fill={value < 0 ? colour.less : colour.more}
          fillOpacity={Math.abs(value)}
          stroke={colour.line}
          strokeWidth={0.75}
        />
      ))}
    </>
  ),
  prompts: (
    <>
      {[8, 16, 24].map((y, at) => (
        <g key={y}>
          <path d={`M6 ${y}h${24 - at * 3}`} stroke={colour.muted} strokeWidth={2} />
          <circle cx={40 + [4, 14, 8][at]!} cy={y} r={2.5} fill={colour.probability} stroke="none" />
        </g>
      ))}
      <path d="M40 36h18m-18-3v6m18-6v6" stroke={colour.ink} />
      <circle cx={49} cy={36} r={3} fill={colour.ink} stroke="none" />
    </>
  ),
  repeat: (
    <>
      <path d="M6 40V4M6 40h52" stroke={colour.muted} />
      <path d="M9 9l7 3 7-5 7 4" stroke={colour.ink} strokeWidth={2} />
      <path d="M30 11l7 22 8 2 11 0" stroke={colour.ink} strokeWidth={2} />
      <path d="M30 11l7-3 8 4 11-3" stroke={colour.attention} strokeWidth={2} strokeDasharray="3 2" />
    </>
  ),
};

export function CardPicture({ of }: { readonly of: CardKey }) {
  return (
    <svg className={styles.drawing} viewBox="0 0 64 44" aria-hidden="true">
      {PICTURES[of]}
    </svg>
  );
}
