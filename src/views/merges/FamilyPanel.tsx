/** A token's family: the merges that built it, down to its bytes. */
import { Panel } from '@/elements/Panel.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { familyTree, type FamilyTree } from '@/model/bpe/familyTree.ts';
import { partsAfter, type MergedPiece } from '@/model/bpe/mergePiece.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { useCut, type DeskCut } from '@/views/shared/desk/useCut.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './FamilyPanel.module.css';
import { useChosenPiece } from './useChosenPiece.ts';

/** Tokens of a piece that can be chosen here. */
const MOST_TOKENS = 60;

export function FamilyPanel() {
  const { t } = useTranslation('merges');
  const cut = useCut();
  if (typeof cut === 'string') return null;
  return (
    <Panel heading={t('family.heading')} what={t('family.what')}>
      <Family cut={cut} />
    </Panel>
  );
}

function Family({ cut }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const chosen = useChosenPiece(cut);
  const merged = chosen?.piece.merged;
  if (!chosen || !merged) return <p className={desk.muted}>{t(chosen ? 'noMerges.control' : 'nothing')}</p>;
  return <Tokens cut={cut} merged={merged} />;
}

function Tokens({ cut: { rules, vocabulary }, merged }: { readonly cut: DeskCut; readonly merged: MergedPiece }) {
  const { t } = useTranslation('merges');
  const parts = partsAfter(merged, merged.steps.length, rules);
  const longest = parts.reduce((best, part, at) => {
    const other = parts[best]!;
    return part.to - part.from > other.to - other.from ? at : best;
  }, 0);
  const { tokensDesk } = useStores();
  const asked = useValue('tokensDesk', (state) => state.part);
  const at = asked !== null && asked < parts.length ? asked : longest;
  const part = parts[at];
  const tree = part && familyTree(merged, part.from, part.to, rules);
  return (
    <>
      <ol className={styles.tokens} aria-label={t('family.tokens')}>
        {parts.slice(0, MOST_TOKENS).map(({ id, from }, i) => {
          const caption = idCaption(vocabulary, id);
          return (
            <li key={from}>
              <TokenChip
                {...caption}
                label={t('family.token', { token: caption.text, id })}
                isSelected={i === at}
                onClick={() => tokensDesk.getState().choosePart(i)}
              />
              <data value={id}>{id}</data>
            </li>
          );
        })}
      </ol>
      {parts.length > MOST_TOKENS ? (
        <p className={desk.muted}>{t('family.more', { count: parts.length - MOST_TOKENS })}</p>
      ) : null}
      {tree ? (
        <>
          <ul
            data-drawing
            className={styles.tree}
            aria-label={t('family.tree', { token: idCaption(vocabulary, tree.id).text })}
          >
            <Branch tree={tree} vocabulary={vocabulary} />
          </ul>
          <ExportTable
            label={t('family.heading')}
            fileName="family"
            table={() => ({
              columns: ['generation', 'token', 'id', 'rank', 'from byte', 'to byte'],
              rows: flatten(tree).map(({ generation, node: { id, rank, from, to } }) => [
                generation,
                idCaption(vocabulary, id).text,
                id,
                rank,
                from,
                to,
              ]),
            })}
          />
        </>
      ) : null}
    </>
  );
}

interface Member {
  readonly generation: number;
  readonly node: FamilyTree;
}

/** All of a family, each before its parts. */
function flatten(node: FamilyTree, generation = 0): Member[] {
  return [{ generation, node }, ...node.parts.flatMap((part) => flatten(part, generation + 1))];
}

function Branch({ tree, vocabulary }: { readonly tree: FamilyTree; readonly vocabulary: Vocabulary }) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const { id, rank, parts } = tree;
  return (
    <li>
      <span className={styles.node}>
        <TokenChip {...idCaption(vocabulary, id)} />
        <span>{rank === null ? t('family.byte', { id }) : t('family.rank', { id, rank: format.integer(rank) })}</span>
      </span>
      {parts.length > 0 ? (
        <ul>
          {parts.map((part) => (
            <Branch key={part.from} tree={part} vocabulary={vocabulary} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
