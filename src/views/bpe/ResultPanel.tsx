/** The visitor's text cut by the list learnt here, beside the cut of the loaded model. */
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { cutIds } from '@/model/bpe/cutText.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { LearntList } from '@/store/bpeTraining.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { NoCutNotice } from '@/views/shared/desk/NoCutNotice.tsx';
import { useCut } from '@/views/shared/desk/useCut.ts';
import { useDeskText } from '@/views/shared/desk/useDeskText.ts';
import { useBpe } from './BpeContext.ts';
import { learntVocabulary } from './learntVocabulary.ts';
import styles from './ResultPanel.module.css';

/** Tokens drawn of each cut. */
const MOST_DRAWN = 160;

export function ResultPanel() {
  const { t } = useTranslation('bpe');
  const list = useBpe((state) => state.list);
  const text = useDeskText();
  if (!list) return null;
  return (
    <Panel heading={t('result.heading')} what={t('result.what')}>
      {text === '' ? <p className={styles.muted}>{t('result.nothing')}</p> : <Cuts list={list} text={text} />}
    </Panel>
  );
}

function Cuts({ list, text }: { readonly list: LearntList; readonly text: string }) {
  const { t } = useTranslation('bpe');
  const own = cutIds(text, list.training.rules(list.merges.length));
  const model = useCut();
  return (
    <div className={styles.cuts}>
      <Cut label={t('result.learnt')} ids={own} vocabulary={learntVocabulary(list)} />
      {typeof model === 'string' ? (
        <NoCutNotice why={model} />
      ) : (
        <Cut label={t('result.model')} ids={model.pieces.flatMap(({ ids }) => ids)} vocabulary={model.vocabulary} />
      )}
    </div>
  );
}

interface CutProps {
  readonly label: string;
  readonly ids: readonly number[];
  readonly vocabulary: Vocabulary;
}

function Cut({ label, ids, vocabulary }: CutProps) {
  const { t } = useTranslation('bpe');
  const format = useFormat();
  return (
    <section className={styles.cut}>
      <h3>
        {label} <span className={styles.count}>{t('result.count', { count: ids.length })}</span>
      </h3>
      <ol className={styles.tokens} aria-label={label}>
        {ids.slice(0, MOST_DRAWN).map((id, at) => (
          <li key={at}>
            <TokenChip {...idCaption(vocabulary, id)} />
          </li>
        ))}
      </ol>
      {ids.length > MOST_DRAWN ? (
        <p className={styles.muted}>{t('result.part', { shown: format.integer(MOST_DRAWN) })}</p>
      ) : null}
    </section>
  );
}
