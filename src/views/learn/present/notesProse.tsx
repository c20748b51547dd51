/** Lesson prose as a presenter reads it: all of it uncovered, the answers with their reasons, nothing to press. */
import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { PROSE } from '@/views/learn/prose.tsx';

interface Words {
  readonly children?: ReactNode;
}

const Plain = ({ children }: Words) => <span>{children}</span>;
const All = ({ children }: Words) => <div>{children}</div>;
const Nothing = () => null;

function Asked({ asks, children }: Words & { readonly asks: ReactNode }) {
  return (
    <>
      <div data-line>{asks}</div>
      {children}
    </>
  );
}

function Answer({ isRight = false, why, children }: Words & { readonly isRight?: boolean; readonly why: ReactNode }) {
  return (
    <div data-line>
      {isRight ? '✓ ' : '– '}
      {children} ({why})
    </div>
  );
}

const Words = ({ words }: { readonly words: readonly string[] }) => <div data-line>{words.join(',')}</div>;
const Word = ({ word }: { readonly word: string }) => <div data-line>{word}</div>;

export const NOTES_PROSE: MDXComponents = {
  ...PROSE,
  Reveal: All,
  Show: Plain,
  Term: Plain,
  Train: Plain,
  Judge: Plain,
  Ask: Plain,
  Question: Asked,
  Choice: Answer,
  Chips: Words,
  Guess: Word,
  Estimate: Nothing,
  ScaleFigure: Nothing,
};

/** The paragraphs of what was rendered. */
export function linesOf(element: Element): string[] {
  const lines = [...element.querySelectorAll('[data-line], p, li, tr')].filter(
    (line) => line.matches('[data-line]') || !line.closest('[data-line]'),
  );
  return lines.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
