/** The same token in two sentences, layer by layer: one embedding becomes two vectors. */
import { useEffect, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Select } from '@/elements/Select.tsx';
import { TrendLine } from '@/elements/TrendLine.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { joinText, readTokens } from '@/model/tokens.ts';
import { LENS_COUNT, type InContext, type ReadSentence } from '@/store/meaning/inContext.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { MeaningPanel } from './MeaningPanel.tsx';
import { NearnessNumber } from './NearnessNumber.tsx';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export function InContextView() {
  const { t } = useTranslation('meaning');
  return (
    <MeaningPanel heading={t('context.heading')} what={t('context.what')} needs="runs">
      <Content />
    </MeaningPanel>
  );
}

function Content() {
  const { t } = useTranslation('meaning');
  const { inContext } = useStores();
  const model = useValue('network', (state) => state.model);
  const { texts, answer } = useValue('inContext', (state) => state);
  useEffect(() => inContext.getState().read(), [inContext, model]);
  return (
    <div className={styles.content}>
      <form
        className={styles.sentences}
        onSubmit={(event) => {
          event.preventDefault();
          inContext.getState().read();
        }}
      >
        {([0, 1] as const).map((which) => (
          <Field
            key={which}
            label={t(which === 0 ? 'context.first' : 'context.second')}
            value={texts[which]}
            onChange={(text) => inContext.getState().setText(which, text)}
            onBlur={() => inContext.getState().read()}
          />
        ))}
        <button type="submit" className="visually-hidden">
          {t('context.read')}
        </button>
      </form>
      {answer.state !== 'here' ? (
        <AnswerState answer={answer} lines={16} waiting={t('context.reading')} />
      ) : answer.value === null ? (
        <p>{t('context.nothing')}</p>
      ) : (
        <Result {...answer.value} />
      )}
    </div>
  );
}

function Result({ word, common, sentences, cosines, norms }: InContext) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const words = useTokenWords();
  const { inContext } = useStores();
  const name = words.label(word);
  const levelName = (level: number) =>
    level === 0 ? t('context.embedding') : t('context.layer', { number: format.integer(level) });
  const moments = cosines.map((_, level) => level);
  const last = cosines.length - 1;
  return (
    <>
      <Select
        label={t('context.word')}
        value={String(word)}
        options={common.map((id) => ({ value: String(id), label: words.label(id) }))}
        onChange={(value) => inContext.getState().setWord(tokenId(Number(value)))}
      />
      <p>
        {t('context.sentence', {
          name,
          start: format.fixed(cosines[0] ?? 0, 2),
          end: format.fixed(cosines[last] ?? 0, 2),
          layers: format.integer(last),
        })}
      </p>
      <TrendLine
        label={t('context.curve', { name })}
        moments={moments}
        values={cosines}
        minimum={Math.min(0, ...cosines)}
        maximum={1}
        meaning="residual"
        height={72}
        describe={(level) => `${levelName(level)}: ${format.fixed(cosines[level] ?? 0, 3)}`}
      />
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('context.scroll')}>
        <table className={styles.table} aria-label={t('context.table')}>
          <caption className="visually-hidden">{t('context.caption', { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('context.level')}</th>
              <th scope="col">{t('column.cosine')}</th>
              <th scope="col">{t('context.length1')}</th>
              <th scope="col">{t('context.length2')}</th>
              <th scope="col">{t('context.lens1')}</th>
              <th scope="col">{t('context.lens2')}</th>
            </tr>
          </thead>
          <tbody>
            {cosines.map((value, level) => (
              <tr key={level}>
                <th scope="row">{levelName(level)}</th>
                <td>
                  <NearnessNumber
                    measure="cosine"
                    value={value}
                    one={{ name: t('context.first'), row: sentences[0].levels[level]! }}
                    other={{ name: t('context.second'), row: sentences[1].levels[level]! }}
                  />
                </td>
                <td>{format.number(norms[level]?.[0] ?? NaN)}</td>
                <td>{format.number(norms[level]?.[1] ?? NaN)}</td>
                {sentences.map((sentence, which) => (
                  <td key={which} className={styles.words} translate="no">
                    {lensWords(sentence, level)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.examples}>
        {sentences.map((sentence, which) => (
          <OpenThere key={which} sentence={sentence} which={which} />
        ))}
        <ExportTable
          label={t('context.table')}
          fileName="in-context"
          table={() => ({
            columns: ['level', 'cosine', 'length 1', 'length 2', 'nearest 1', 'nearest 2'],
            rows: cosines.map((value, level) => [
              level,
              value,
              norms[level]?.[0] ?? null,
              norms[level]?.[1] ?? null,
              lensWords(sentences[0], level),
              lensWords(sentences[1], level),
            ]),
          })}
        />
      </div>
    </>
  );

  function lensWords({ lens }: ReadSentence, level: number): string {
    return [...lens.ids.subarray(level * LENS_COUNT, (level + 1) * LENS_COUNT)]
      .map((id) => words.label(tokenId(id)))
      .join(' ');
  }
}

/** The sentence up to the word becomes the prompt of the workbench: its logits are those the last level leads to. */
function OpenThere({ sentence, which }: { readonly sentence: ReadSentence; readonly which: number }) {
  const { t } = useTranslation('meaning');
  const { conductor, selection } = useStores();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const [isBusy, setBusy] = useState(false);
  if (!vocabulary) return null;
  const open = async () => {
    setBusy(true);
    await conductor.readPrompt(joinText(readTokens(sentence.read, vocabulary)));
    selection.getState().setPage('workbench');
  };
  return (
    <Button isBusy={isBusy} onClick={() => void open()}>
      {t(which === 0 ? 'context.open1' : 'context.open2')}
    </Button>
  );
}
