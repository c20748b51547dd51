/** Where the text is written: the box, examples to begin with, and how much of the window it fills. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Select } from '@/elements/Select.tsx';
import { isAhead, isHere, isRecorded } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ExampleHint } from './ExampleHint.tsx';
import { EXAMPLES, findExample } from './examples.ts';
import { TextLength } from './TextLength.tsx';
import styles from './PromptView.module.css';
import { UnknownCharacters } from './UnknownCharacters.tsx';

/** How GPT-2 marks the beginning of a text. */
const BEGIN = '<|endoftext|>';
const OWN = 'own';
/** Those that need no word of explanation. */
const BASIC_EXAMPLES = EXAMPLES.filter(({ key }) => ['tale', 'sequence', 'fact', 'lookup'].includes(key));

export function PromptView() {
  const { t } = useTranslation(['prompt', 'recording']);
  const { conductor } = useStores();
  const draft = useValue('sequence', (state) => state.draft);
  const isModelReady = useValue('network', (state) => isHere(state.model));
  const isTrained = useValue('network', (state) => state.model?.source.kind === 'files');
  const isRecording = useValue('network', ({ model }) => isRecorded(model) && !isAhead(model));
  const isWaiting = useValue('network', (state) => isAhead(state.model));
  const isRead = useValue('sequence', (state) => state.draft === state.prompt);
  const found = findExample(draft);

  const isLesson = useValue('selection', (state) => state.page === 'learn');
  const isBasics = useValue('selection', (state) => state.depth === 'basics');
  const choices = (isBasics ? BASIC_EXAMPLES : EXAMPLES).map(({ key }) => ({
    value: key,
    label: t(`examples.${key}.title`),
  }));
  const options = choices.some(({ value }) => value === found?.example.key)
    ? choices
    : [{ value: OWN, label: t('ownText') }, ...choices];

  const takeExample = (key: string) => {
    const chosen = EXAMPLES.find((known) => known.key === key);
    if (chosen) void conductor.readPrompt(chosen.text);
  };

  return (
    <Panel heading={t('heading')} hasExport={false}>
      <Field
        label={t('label')}
        isLabelHidden
        rows={3}
        maxRows={8}
        value={draft}
        placeholder={t('placeholder')}
        spellCheck={false}
        isReadOnly={isRecording}
        onChange={conductor.editPrompt}
      />
      {isBasics ? null : <TextLength />}
      {isWaiting && !isRead ? (
        <p className={styles.look} role="status">
          {t('recording:ahead.prompt')}
        </p>
      ) : null}
      <UnknownCharacters />
      {draft === '' && isModelReady ? (
        <div className={styles.empty}>
          <p>{t('empty')}</p>
          <Button label={t('startFromNothingHint')} onClick={() => void conductor.readPrompt(BEGIN)}>
            {t('startFromNothing')}
          </Button>
        </div>
      ) : null}
      {isRecording ? <p className={styles.look}>{t('recording:prompt')}</p> : null}
      {/* A lesson has its own text, and a recording no other. */}
      {isLesson || isRecording ? null : (
        <div className={styles.example}>
          <Select
            label={t('example')}
            options={options}
            value={options.find(({ value }) => value === found?.example.key)?.value ?? OWN}
            onChange={takeExample}
          />
          {isBasics ? null : found ? (
            <ExampleHint {...found} onTry={(text) => void conductor.readPrompt(text)} />
          ) : (
            <p className={styles.look}>
              {t(isTrained ? 'whatTrained' : 'what')} {t('private')}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}
