/** The visitor's text cut by the list learnt here, beside the cuts of the loaded model and of GPT-2. */
import { useMemo } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { Panel } from '@/elements/Panel.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { cutIds } from '@/model/bpe/cutText.ts';
import { bytesLabelParts, joinLabelParts } from '@/model/tokenLabel.ts';
import { wellFormed } from '@/model/tokens.ts';
import { vocabularySize, type Vocabulary } from '@/model/vocabulary.ts';
import type { LearntList } from '@/store/bpeTraining.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { FetchCell } from '@/views/shared/desk/FetchCell.tsx';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { NoCutNotice } from '@/views/shared/desk/NoCutNotice.tsx';
import { useTokenizerValue } from '@/views/shared/desk/TokenizersContext.ts';
import { useCut } from '@/views/shared/desk/useCut.ts';
import { useDeskText } from '@/views/shared/desk/useDeskText.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useBpe } from './BpeContext.ts';
import { learntVocabulary } from './learntVocabulary.ts';
import styles from './ResultPanel.module.css';

/** Tokens drawn of each cut. */
const MOST_DRAWN = 160;
/** A model with as many tokens has GPT-2's list: its cut need not stand there twice. */
const GPT2_SIZE = 50_257;

export function ResultPanel() {
  const { t } = useTranslation('bpe');
  const list = useBpe((state) => state.list);
  const text = useDeskText();
  if (!list) return null;
  return (
    <Panel heading={t('result.heading')} what={t('result.what')}>
      {text === '' ? <p className={desk.muted}>{t('result.nothing')}</p> : <Cuts list={list} text={text} />}
    </Panel>
  );
}

function Cuts({ list, text }: { readonly list: LearntList; readonly text: string }) {
  const { t } = useTranslation('bpe');
  const own = cutIds(text, list.training.rules(list.merges.length));
  const model = useCut();
  const isGpt2 = typeof model !== 'string' && vocabularySize(model.vocabulary) === GPT2_SIZE;
  return (
    <div className={styles.cuts}>
      <Cut label={t('result.learnt')} {...cutBy(own, learntVocabulary(list))} />
      {typeof model === 'string' ? (
        <NoCutNotice why={model} />
      ) : (
        <Cut
          label={t('result.model')}
          {...cutBy(
            model.pieces.flatMap(({ ids }) => ids),
            model.vocabulary,
          )}
        />
      )}
      {isGpt2 ? null : <OfGpt2 text={text} />}
    </div>
  );
}

/** GPT-2's own list is fetched when it is asked for, as at *Compare*. */
function OfGpt2({ text }: { readonly text: string }) {
  const { t } = useTranslation('bpe');
  const whole = wellFormed(text).text;
  const isUsed = useValue('tokenizerChoices', (state) => state.used.includes('gpt2'));
  const isReady = useTokenizerValue('tokenizers', (state) => state.files.gpt2.kind === 'ready');
  const reading = useTokenizerValue('tokenizers', (state) => state.readings.get('gpt2'));
  const cut = useMemo((): CutTokens | null => {
    if (reading?.text !== whole || !reading.ends) return null;
    const { ids, ends } = reading;
    const bytes = new TextEncoder().encode(whole);
    return { ids, captionOf: (at) => bytesCaption(bytes.subarray(ends[at - 1] ?? 0, ends[at])) };
  }, [reading, whole]);
  if (cut && isUsed) return <Cut label={t('result.gpt2')} {...cut} />;
  return (
    <section className={styles.cut}>
      <h3>{t('result.gpt2')}</h3>
      {isUsed && isReady ? (
        <p className={desk.muted}>{t('result.cutting')}</p>
      ) : (
        <div className={styles.fetch}>
          <FetchCell id="gpt2" name={t('result.gpt2')} />
        </div>
      )}
    </section>
  );
}

interface CutTokens {
  readonly ids: ArrayLike<number>;
  /** Of the token at a place of the cut. */
  readonly captionOf: (at: number) => TokenCaption;
}

function cutBy(ids: readonly number[], vocabulary: Vocabulary): CutTokens {
  return { ids, captionOf: (at) => idCaption(vocabulary, ids[at]!) };
}

function bytesCaption(bytes: Uint8Array): TokenCaption {
  const parts = bytesLabelParts(bytes);
  return { text: joinLabelParts(parts), isFragment: parts.some(({ kind }) => kind === 'bytes'), isSpecial: false };
}

function Cut({ label, ids, captionOf }: CutTokens & { readonly label: string }) {
  const { t } = useTranslation('bpe');
  const format = useFormat();
  const shown = Math.min(ids.length, MOST_DRAWN);
  return (
    <section className={styles.cut}>
      <h3>
        {label} <span className={styles.count}>{t('result.count', { count: ids.length })}</span>
      </h3>
      <ol className={styles.tokens} aria-label={label}>
        {Array.from({ length: shown }, (_, at) => (
          <li key={at}>
            <TokenChip {...captionOf(at)} />
          </li>
        ))}
      </ol>
      {ids.length > shown ? <p className={desk.muted}>{t('result.part', { shown: format.integer(shown) })}</p> : null}
      <ExportTable
        label={label}
        fileName="cut"
        table={() => ({
          columns: ['token', 'id', 'label'],
          rows: Array.from(ids, (id, at) => [at, id, captionOf(at).text]),
        })}
      />
    </section>
  );
}
