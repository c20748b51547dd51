/** The list so far, the newest merge on top, and its files. */
import { Button } from '@/elements/Button.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { writeMergesFile, writeTokenizerFile } from '@/model/bpe/exportRules.ts';
import type { LearntList } from '@/store/bpeTraining.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { downloadFile } from '@/views/shared/downloadFile.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useBpe } from './BpeContext.ts';
import styles from './LearntPanel.module.css';
import { learntVocabulary } from './learntVocabulary.ts';

/** Merges listed; all are in the files. */
const MOST_LISTED = 40;

export function LearntPanel() {
  const { t } = useTranslation('bpe');
  const list = useBpe((state) => state.list);
  if (!list || list.training.byteCount === 0) return null;
  return (
    <Panel heading={t('learnt.heading')} what={t('learnt.what')}>
      {list.merges.length === 0 ? <p className={desk.more}>{t('learnt.none')}</p> : <Learnt list={list} />}
    </Panel>
  );
}

function Learnt({ list }: { readonly list: LearntList }) {
  const { t } = useTranslation('bpe');
  const format = useFormat();
  const vocabulary = learntVocabulary(list);
  const { merges, training } = list;
  const written = (id: number) => idCaption(vocabulary, id).text;
  const listed = merges.slice(-MOST_LISTED).toReversed();
  const learnt = { merges, tokens: training.tokens };
  const table = () => ({
    columns: ['rank', 'left', 'right', 'result', 'count', 'tokens after', 'bytes per token', 'vocabulary after'],
    rows: merges.map(({ left, right, result, count, tokensAfter, vocabularyAfter }, rank) => [
      rank,
      written(left),
      written(right),
      written(result),
      count,
      tokensAfter,
      training.byteCount / tokensAfter,
      vocabularyAfter,
    ]),
  });
  const saveTokenizer = () =>
    downloadFile('tokenizer.json', JSON.stringify(writeTokenizerFile(learnt), null, 1), 'application/json');
  return (
    <>
      <ol className={styles.list} aria-label={t('learnt.label')} reversed start={merges.length - 1}>
        {listed.map(({ left, right, result, count }, i) => {
          const rank = merges.length - 1 - i;
          return (
            <li key={rank}>
              <span className={styles.rank}>{format.integer(rank)}</span>
              <span className={styles.merge} translate="no">
                <bdi>{written(left)}</bdi> + <bdi>{written(right)}</bdi> → <bdi>{written(result)}</bdi>
              </span>
              <span className={styles.count}>{t('learnt.count', { count })}</span>
            </li>
          );
        })}
      </ol>
      {merges.length > listed.length ? (
        <p className={desk.more}>{t('learnt.more', { count: merges.length - listed.length })}</p>
      ) : null}
      <div className={styles.files}>
        <Button icon="download" onClick={() => downloadFile('merges.txt', writeMergesFile(learnt), 'text/plain')}>
          {t('files.merges')}
        </Button>
        <Button icon="download" onClick={saveTokenizer}>
          {t('files.tokenizer')}
        </Button>
        <ExportTable label={t('learnt.heading')} fileName="learnt-merges" table={table} />
      </div>
    </>
  );
}
