/** The first cut: the text in pieces, each with its tokens; and what the whole text comes to. */
import { Panel } from '@/elements/Panel.tsx';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { textDirection } from '@/model/textDirection.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { NoCutNotice } from '@/views/shared/desk/NoCutNotice.tsx';
import { Sums } from '@/views/shared/desk/Sums.tsx';
import { useCut, type DeskCut } from '@/views/shared/desk/useCut.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ControlTokens } from './ControlTokens.tsx';
import { PieceList } from './PieceList.tsx';
import { SAMPLE_KEYS, SAMPLES, type Sample } from './samples.ts';

const NONE = 'none';

export function PiecesPanel() {
  const { t } = useTranslation('merges');
  const cut = useCut();
  return (
    <Panel heading={t('pieces.heading')} what={t('pieces.what')} toolbar={<Samples />}>
      {typeof cut === 'string' ? <NoCutNotice why={cut} /> : <Pieces cut={cut} />}
    </Panel>
  );
}

function Samples() {
  const { t } = useTranslation('merges');
  const { tokensDesk } = useStores();
  const own = useValue('tokensDesk', (state) => state.own);
  const chosen = SAMPLE_KEYS.find((key) => SAMPLES[key] === own) ?? NONE;
  return (
    <Select<Sample | typeof NONE>
      label={t('samples.label')}
      options={[
        { value: NONE, label: t('samples.none') },
        ...SAMPLE_KEYS.map((value) => ({ value, label: t(`samples.${value}`) })),
      ]}
      value={chosen}
      onChange={(key) => {
        if (key !== NONE) tokensDesk.getState().setText(SAMPLES[key]);
      }}
    />
  );
}

function Pieces({ cut }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const { text, pieces, vocabulary } = cut;
  if (pieces.length === 0) return <p className={desk.muted}>{t('nothing')}</p>;
  const table = () => ({
    columns: ['piece', 'token', 'id', 'label'],
    rows: pieces.flatMap(({ ids }, at) => ids.map((id, token) => [at, token, id, idCaption(vocabulary, id).text])),
  });
  return (
    <>
      <TextSums cut={cut} />
      <PieceList cut={cut} />
      {textDirection(text) === 'rtl' ? <p className={desk.muted}>{t('pieces.direction')}</p> : null}
      <ControlTokens cut={cut} />
      <ExportTable label={t('pieces.csv')} fileName="tokens" table={table} />
    </>
  );
}

/** Characters as people count them are not what JavaScript counts: code points are named for what they are. */
function TextSums({ cut: { pieces } }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const bytes = pieces.reduce((sum, { merged, text }) => sum + (merged?.bytes.length ?? text.length), 0);
  const codePoints = pieces.reduce((sum, { text }) => sum + [...text].length, 0);
  const tokens = pieces.reduce((sum, { ids }) => sum + ids.length, 0);
  const sums = [
    ['codePoints', format.integer(codePoints)],
    ['bytes', format.integer(bytes)],
    ['pieces', format.integer(pieces.length)],
    ['tokens', format.integer(tokens)],
    ['bytesPerToken', format.number(bytes / tokens)],
  ] as const;
  return <Sums sums={sums.map(([key, value]) => ({ name: t(`sums.${key}`), value }))} />;
}
