/** Which text is learnt from, what of it is used, and what was changed in it. */
import { useState, type ClipboardEvent } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { LONGEST_TEXT, SHORTEST_TEXT, type TextReport } from '@/store/training/contract.ts';
import { decodeText, MOST_FILE_BYTES } from '@/store/training/decodeText.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './TextChoice.module.css';

const KINDS = ['world', 'story', 'own'] as const;
/** A longer text is not put into a box: laying out megabytes would stop the page. */
const LONGEST_EDITED = 20_000;
const SHOWN_FOLDS = 6;

export function TextChoice() {
  const { t } = useTranslation('training');
  const { setup } = useTraining();
  const kind = useTrained('setup', (state) => state.kind);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const report = useTrained('training', (state) => state.model?.text ?? null);
  return (
    <section className={styles.text} aria-label={t('text.heading')}>
      <Segmented
        label={t('text.heading')}
        options={KINDS.map((value) => ({
          value,
          label: t(`text.kind.${value}`),
          hint: t(`text.kind.${value}Hint`),
          isDisabled: isRunning,
        }))}
        value={kind}
        onChange={setup.getState().setKind}
      />
      {kind === 'own' ? (
        <OwnText isDisabled={isRunning} />
      ) : (
        <p className={styles.note}>{t(`text.kind.${kind}Hint`)}</p>
      )}
      {report && report.kind === kind ? <Report report={report} /> : null}
    </section>
  );
}

function OwnText({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const { setup } = useTraining();
  const own = useTrained('setup', (state) => state.own);
  const { setOwn } = setup.getState();
  const [told, setTold] = useState<'unreadable' | 'binary' | 'tooLarge' | 'guessed' | null>(null);
  const count = (value: number) => format.integer(value);
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= LONGEST_EDITED) return;
    event.preventDefault();
    setTold(null);
    setOwn(pasted);
  };
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_FILE_BYTES) return setTold('tooLarge');
    try {
      const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
      if (decoded.kind === 'text') setOwn(decoded.text);
      setTold(decoded.kind === 'refused' ? decoded.reason : decoded.isGuessed ? 'guessed' : null);
    } catch {
      setTold('unreadable');
    }
  };
  const words = told && t(`text.${told}`, { size: format.bytes(MOST_FILE_BYTES), longest: count(LONGEST_TEXT) });
  return (
    <div className={styles.own} onPaste={onPaste}>
      {own.length > LONGEST_EDITED ? (
        <div className={styles.long}>
          <p>{t('text.long', { count: own.length, number: count(own.length) })}</p>
          <p className={styles.beginning}>{own.slice(0, 240)}…</p>
          <Button onClick={() => setOwn('')}>{t('text.clear')}</Button>
        </div>
      ) : (
        <Field
          label={t('text.own')}
          rows={5}
          maxRows={8}
          value={own}
          onChange={setOwn}
          isDisabled={isDisabled}
          placeholder={t('text.placeholder')}
        />
      )}
      <p className={styles.note}>
        {t('text.limits', { given: count(own.length), shortest: count(SHORTEST_TEXT), longest: count(LONGEST_TEXT) })}
      </p>
      <label className={styles.file}>
        {t('text.file')}{' '}
        <input
          type="file"
          accept=".txt,.md,text/*"
          disabled={isDisabled}
          onChange={(event) => {
            void readFile(event.currentTarget.files?.[0]);
            // The same file can be chosen again, mended.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {words ? <Notice kind={told === 'guessed' ? 'info' : 'error'}>{words}</Notice> : null}
    </div>
  );
}

function Report({ report }: { readonly report: TextReport }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const count = (value: number) => format.integer(value);
  const { givenCharacters, usedCharacters, trainCharacters, heldOutCharacters, distinctWords, folded } = report;
  return (
    <>
      <p className={styles.note}>
        {t('text.report', {
          train: count(trainCharacters),
          heldOut: count(heldOutCharacters),
          words: count(distinctWords),
        })}
        {usedCharacters < givenCharacters
          ? ` ${t('text.cut', { used: count(usedCharacters), given: count(givenCharacters) })}`
          : ''}
      </p>
      {folded.length > 0 ? (
        <p className={styles.note}>
          {t('text.folded', { count: folded.length })}{' '}
          {folded.slice(0, SHOWN_FOLDS).map(({ from, to, count: times }) => (
            <code key={from} className={styles.fold}>
              {t('text.fold', { from: nameOf(from), to: to === '' ? '∅' : nameOf(to), times: count(times) })}
            </code>
          ))}
          {folded.length > SHOWN_FOLDS ? t('text.moreFolds', { count: folded.length - SHOWN_FOLDS }) : ''}
        </p>
      ) : null}
    </>
  );
}

/** A character that can be seen: blank ones by their code point. */
function nameOf(character: string): string {
  if (character === ' ') return '·';
  if (character.trim() !== '' && !/\p{C}/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
