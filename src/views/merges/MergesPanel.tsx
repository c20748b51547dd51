/** The merges of one piece, from its bytes to its tokens: one by one, played, or scrubbed through. */
import { Panel } from '@/elements/Panel.tsx';
import { partsAfter, type MergedPiece } from '@/model/bpe/mergePiece.ts';
import { mergeOf } from '@/model/bpe/rules.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { NoCutNotice } from '@/views/shared/desk/NoCutNotice.tsx';
import { useCut, type DeskCut } from '@/views/shared/desk/useCut.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ByteRow } from './ByteRow.tsx';
import { Candidates } from './Candidates.tsx';
import { MergeList } from './MergeList.tsx';
import { MergePlayer } from './MergePlayer.tsx';
import { PartRow } from './PartRow.tsx';
import { useChosenPiece, type ChosenPiece } from './useChosenPiece.ts';
import styles from './MergesPanel.module.css';

export function MergesPanel() {
  const { t } = useTranslation('merges');
  const cut = useCut();
  return (
    <Panel heading={t('heading')} what={t('what')}>
      {typeof cut === 'string' ? <NoCutNotice why={cut} /> : <Chosen cut={cut} />}
    </Panel>
  );
}

function Chosen({ cut }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const chosen = useChosenPiece(cut);
  if (!chosen) return <p className={desk.muted}>{t('nothing')}</p>;
  const { merged } = chosen.piece;
  if (!merged) return <p className={desk.muted}>{t('noMerges.control')}</p>;
  return <Steps cut={cut} chosen={chosen} merged={merged} />;
}

interface StepsProps {
  readonly cut: DeskCut;
  readonly chosen: ChosenPiece;
  readonly merged: MergedPiece;
}

function Steps({ cut: { rules, vocabulary }, chosen: { at, piece, step }, merged }: StepsProps) {
  const { t } = useTranslation('merges');
  const parts = partsAfter(merged, step, rules);
  const { steps } = merged;
  const table = () => ({
    columns: ['step', 'rank', 'left', 'right', 'result', 'left id', 'right id', 'result id'],
    rows: steps.map(({ rank }, i) => {
      const { left, right, result } = mergeOf(rules, rank);
      const ids = [left, right, result];
      return [i + 1, rank, ...ids.map((id) => idCaption(vocabulary, id).text), ...ids];
    }),
  });
  return (
    <div className={styles.steps}>
      <ByteRow text={piece.text} />
      <MergePlayer piece={at} step={step} count={steps.length} />
      <PartRow parts={parts} made={steps[step - 1] ?? null} next={steps[step] ?? null} vocabulary={vocabulary} />
      <div className={styles.columns}>
        <Candidates parts={parts} rules={rules} vocabulary={vocabulary} hasMerges={steps.length > 0} />
        {steps.length > 0 ? <MergeList steps={steps} done={step} rules={rules} vocabulary={vocabulary} /> : null}
      </div>
      {steps.length > 0 ? <ExportTable label={t('heading')} fileName="merges" table={table} /> : null}
    </div>
  );
}
