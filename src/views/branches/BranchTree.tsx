/**
 * The tree as nested lists, a beginning that texts share written once. Every line is a button that
 * shows its text; arrow keys lead from line to line as in any tree, and only one line is in the tab order.
 */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { listSegments, type Segment } from '@/model/textTree.ts';
import { isBeginning, isSameText } from '@/model/tokens.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { validPicks, type BranchPath } from '@/store/branches.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { BranchRow } from './BranchRow.tsx';
import { findTarget } from './findTarget.ts';
import { useHeld } from './useHeld.ts';
import styles from './BranchTree.module.css';

export function BranchTree({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const { t } = useTranslation('branches');
  const { conductor, branches } = useStores();
  const sequence = useValue('sequence', (state) => state);
  const picks = useValue('branches', (state) => state);
  const isHeld = useHeld();
  const [visited, setVisited] = useState<BranchPath | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const segments = useMemo(() => listSegments(sequence.tree), [sequence.tree]);
  const picked = validPicks(picks, sequence);
  const { generated, cursor, prompt } = sequence;
  const shownPath = useMemo(() => generated.slice(0, cursor).map((token) => token.id), [generated, cursor]);
  const all = useMemo(() => [[], ...flatten(segments).map(({ path }) => path)], [segments]);
  const here = all.find((path) => isBeginning(shownPath, path)) ?? [];
  const reachable = all.find((path) => visited !== null && isSameText(path, visited)) ?? here;

  const onKeyDown = (event: KeyboardEvent) => {
    const target = findTarget(event);
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  };
  const remove = (path: BranchPath, line: HTMLElement) => {
    // The line is about to go; the focus waits on the one it hangs from.
    line.closest('li')?.parentElement?.closest('li')?.querySelector<HTMLElement>('[data-branch]')?.focus();
    void conductor.removeBranch(path);
  };
  const rows = (children: readonly Segment[], level: number) => (
    <ul className={styles.level} data-level={Math.min(level, MOST_INDENTS)}>
      {children.map((segment) => {
        const { path, tokens } = segment;
        const start = path.length - tokens.length;
        const isOnShow = isBeginning(shownPath, path) || isBeginning(path.slice(0, start + 1), shownPath);
        return (
          <li key={path[start]}>
            <BranchRow
              segment={segment}
              vocabulary={vocabulary}
              shownTokens={isOnShow ? Math.max(0, Math.min(tokens.length, cursor - start)) : 0}
              isHere={isSameText(path, here)}
              isHeld={isHeld(path)}
              isPicked={picked.some((pick) => isSameText(pick, path))}
              isReachable={isSameText(path, reachable)}
              onFocus={() => setVisited(path)}
              onShow={() => void conductor.goToBranch(path)}
              onPick={() => branches.getState().togglePick(path)}
              // From its first token on: the whole line goes.
              onRemove={(line) => remove(path.slice(0, start + 1), line)}
            />
            {segment.children.length > 0 ? rows(segment.children, level + 1) : null}
          </li>
        );
      })}
    </ul>
  );
  return (
    <ul ref={list} className={styles.tree} data-drawing aria-label={t('treeLabel')} onKeyDown={onKeyDown}>
      <li>
        <button
          type="button"
          className={styles.prompt}
          data-branch
          tabIndex={isSameText(reachable, []) ? 0 : -1}
          aria-current={cursor === 0 || undefined}
          title={t('goToPrompt')}
          onFocus={() => setVisited([])}
          onClick={() => void conductor.goToBranch([])}
        >
          <span className={styles.promptName}>{t('prompt')}</span> <bdi>{tailOf(prompt)}</bdi>
        </button>
        {rows(segments, 1)}
      </li>
    </ul>
  );
}

/** Deeper lines stand under one another: the panel is narrow. */
const MOST_INDENTS = 6;
const TAIL_CHARACTERS = 40;

function tailOf(prompt: string): string {
  return prompt.length > TAIL_CHARACTERS ? `…${prompt.slice(-TAIL_CHARACTERS)}` : prompt;
}

function flatten(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment) => [segment, ...flatten(segment.children)]);
}
