/** What is learnt from, how many merges, and the way to learn them; what the text comes to so far. */
import { useEffect } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { Select } from '@/elements/Select.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { BPE_TEXTS, DEFAULT_GOAL, MOST_LEARNT } from '@/store/tokensDesk.ts';
import { useDeskText } from '@/views/shared/desk/useDeskText.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useBpe, useBpeStore } from './BpeContext.ts';
import { Compression } from './Compression.tsx';
import styles from './TrainPanel.module.css';

export function TrainPanel() {
  const { t } = useTranslation('bpe');
  const bpe = useBpeStore();
  const list = useBpe((state) => state.list);
  const pace = useBpe((state) => state.pace);
  const hasFailed = useBpe((state) => state.hasFailed);
  const learnt = useValue('tokensDesk', (state) => state.learnt);
  const corpus = useValue('tokensDesk', (state) => state.corpus);
  // A page that was closed, or a link, says how far the list was; what it holds is learnt again.
  useEffect(() => {
    void bpe.getState().open();
  }, [bpe, learnt, corpus]);
  return (
    <Panel heading={t('heading')} what={t('what')} hasExport={false}>
      <Choices />
      <RunButtons />
      {hasFailed ? (
        <Notice kind="error" actions={[{ label: t('again'), onClick: () => void bpe.getState().startOver() }]}>
          {t('failed')}
        </Notice>
      ) : null}
      <Progress />
      {list && list.training.byteCount === 0 && pace === null ? <p className={desk.muted}>{t('empty')}</p> : null}
      {list && list.training.byteCount > 0 ? <Compression list={list} /> : null}
    </Panel>
  );
}

function Choices() {
  const { t } = useTranslation('bpe');
  const { tokensDesk } = useStores();
  const bpe = useBpeStore();
  const corpus = useValue('tokensDesk', (state) => state.corpus);
  const goal = useValue('tokensDesk', (state) => state.goal);
  const text = useDeskText();
  const learntFrom = useBpe((state) => state.list?.text);
  const isOlder = corpus === 'own' && learntFrom !== undefined && learntFrom !== text;
  return (
    <div className={styles.choices}>
      <Select
        label={t('corpus.label')}
        options={BPE_TEXTS.map((value) => ({ value, label: t(`corpus.${value}`) }))}
        value={corpus}
        onChange={(value) => {
          tokensDesk.getState().setCorpus(value);
          void bpe.getState().startOver();
        }}
      />
      <div className={styles.goal}>
        <Slider
          isCompact
          label={t('goal.label')}
          boxLabel={t('goal.exact')}
          value={goal}
          min={1}
          max={1000}
          boxMax={MOST_LEARNT}
          step={1}
          defaultValue={DEFAULT_GOAL}
          resetLabel={t('goal.reset')}
          refusal={(bounds) => t('goal.refusal', bounds)}
          onChange={tokensDesk.getState().setGoal}
        />
      </div>
      {isOlder ? <p className={desk.muted}>{t('corpus.older')}</p> : null}
    </div>
  );
}

function RunButtons() {
  const { t } = useTranslation('bpe');
  const bpe = useBpeStore();
  const goal = useValue('tokensDesk', (state) => state.goal);
  const pace = useBpe((state) => state.pace);
  const isReady = useBpe((state) => state.list !== null);
  const isDone = useBpe((state) => state.list?.ranking.length === 0);
  const { learnTo, step, play, stop, startOver } = bpe.getState();
  return (
    <div className={styles.buttons}>
      <Button variant="primary" isBusy={pace === 'run'} onClick={() => void learnTo(goal)}>
        {t('train')}
      </Button>
      <Button icon="stepForward" isBusy={!isReady || isDone} onClick={step}>
        {t('one')}
      </Button>
      {pace === null ? (
        <Button icon="play" isBusy={!isReady || isDone} onClick={() => void play()}>
          {t('play')}
        </Button>
      ) : (
        <Button icon="stop" onClick={stop}>
          {t('stop')}
        </Button>
      )}
      <Button icon="reset" onClick={() => void startOver()}>
        {t('startOver')}
      </Button>
    </div>
  );
}

function Progress() {
  const { t } = useTranslation('bpe');
  const format = useFormat();
  const goal = useValue('tokensDesk', (state) => state.goal);
  const merges = useBpe((state) => state.list?.merges.length ?? null);
  const pace = useBpe((state) => state.pace);
  if (pace !== 'run') return null;
  return (
    <ProgressBar
      label={t(merges === null ? 'reading' : 'learning')}
      value={merges}
      max={goal}
      text={merges === null ? '' : t('learningText', { done: format.integer(merges), goal: format.integer(goal) })}
    />
  );
}
