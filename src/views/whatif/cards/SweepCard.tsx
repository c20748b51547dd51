/** The sweep as a card: which head matters on this text, by a measure of one's choice. It takes the text on show. */
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { MEASURES } from '@/model/headEffect.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { tokenId } from '@/model/axes.ts';
import type { Model } from '@/store/network.ts';
import { questionOf, REPLACEMENTS, type SweepFound } from '@/store/sweep.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Card } from './Card.tsx';
import { SweepResult } from './SweepResult.tsx';
import styles from './cards.module.css';

export function SweepCard({ model }: { readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const { experimentCards, sweep } = useStores();
  const hasText = useValue('trace', (state) => state.shown !== null);
  const state = useValue('sweep', (all) => all);
  const { found, isRunning, error } = state;
  const isWhole = found !== null && !found.cells.includes(null);
  const run = () => {
    experimentCards.getState().setOpen('sweep');
    void sweep.getState().run();
  };
  return (
    <Card
      card="sweep"
      question={t('sweep.question')}
      obstacle={hasText ? null : t('cards.needsText')}
      onToggle={(isOpening) => experimentCards.getState().setOpen(isOpening ? 'sweep' : null)}
      onRun={run}
    >
      <p className={styles.words}>
        {t('sweep.what', { count: model.config.layerCount * model.config.headCount })}{' '}
        {t(`sweep.replacedBy.${state.replacement}`)}
      </p>
      <Segmented
        label={t('sweep.replacement')}
        options={REPLACEMENTS.map((value) => ({ value, label: t(`sweep.${value}`) }))}
        value={state.replacement}
        onChange={(replacement) => sweep.getState().ask({ replacement })}
      />
      <div className={styles.choices}>
        <Select
          label={t('sweep.measure')}
          options={MEASURES.map((value) => ({ value, label: t(`sweep.measures.${value}`) }))}
          value={state.measure}
          onChange={(measure) => sweep.getState().ask({ measure })}
        />
        {found && state.measure !== 'divergence' ? <TokenChoices found={found} model={model} /> : null}
      </div>
      {isRunning ? (
        <SweepProgress found={found} />
      ) : isWhole ? null : (
        <div className={styles.actions}>
          <Button variant="primary" disabled={!hasText} onClick={run}>
            {t(found ? 'sweep.goOn' : 'cards.run')}
          </Button>
        </div>
      )}
      {error ? (
        <p className={styles.note}>{t(`error.${error.name === 'NotInstrumented' ? 'NotInstrumented' : 'other'}`)}</p>
      ) : null}
      {found ? <SweepResult found={found} question={questionOf(found, state)} model={model} /> : null}
    </Card>
  );
}

function SweepProgress({ found }: { readonly found: SweepFound | null }) {
  const { t } = useTranslation('whatif');
  const { sweep } = useStores();
  const format = useFormat();
  const done = found?.cells.filter((cell) => cell !== null).length ?? 0;
  const total = found?.cells.length ?? 0;
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={t('sweep.running')}
        value={done}
        max={total}
        text={t('sweep.progress', { done: format.integer(done), total: format.integer(total) })}
      />
      <Button onClick={() => sweep.getState().stop()}>{t('stop')}</Button>
    </div>
  );
}

/** The token asked about, and for the logit difference the one it is held against. */
function TokenChoices({ found, model }: { readonly found: SweepFound; readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const { sweep } = useStores();
  const wish = useValue('sweep', (state) => state);
  const { token, against, measure } = questionOf(found, wish);
  const options = found.tokens.map((id) => ({ value: String(id), label: candidateLabel(model.vocabulary, id) }));
  const valueAt = (place: number) => String(found.tokens[place] ?? '');
  return (
    <>
      <Select
        label={t('sweep.token')}
        options={options}
        value={valueAt(token)}
        onChange={(id) => sweep.getState().ask({ token: tokenId(Number(id)) })}
      />
      {measure === 'logitDifference' ? (
        <Select
          label={t('sweep.against')}
          options={options.map((option) => ({ ...option, isDisabled: option.value === valueAt(token) }))}
          value={valueAt(against)}
          onChange={(id) => sweep.getState().ask({ against: tokenId(Number(id)) })}
        />
      ) : null}
    </>
  );
}
