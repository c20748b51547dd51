/** Direct preference optimization as a formula, with the numbers of the two answers on show. */
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { FormulaFigure, Sentence, SourceNote } from '@/views/training/Numbers.tsx';
import { useTrained } from '@/views/training/TrainingContext.tsx';

const MARGIN_TEX = String.raw`\begin{aligned}m = \beta\,\bigl[&(\ln p(c) - \ln p_{\mathrm{ref}}(c))\\-\,&(\ln p(r) - \ln p_{\mathrm{ref}}(r))\bigr]\end{aligned}`;
const MARGIN_PLAIN = 'm = β·[(ln p(c) − ln p_ref(c)) − (ln p(r) − ln p_ref(r))]';
const LOSS_TEX = String.raw`L = -\ln\sigma(m)`;
const DIGITS = 4;

export function PreferFormula() {
  const { t } = useTranslation('tuning');
  const steps = useTrained('training', (state) => state.settings.prefer.stepsPerClick);
  return (
    <Panel heading={t('dpo.heading')} what={t('dpo.what')} provenance={<LiveMark detail={t('live')} />}>
      <FormulaFigure tex={MARGIN_TEX} plain={MARGIN_PLAIN} caption={t('dpo.margin')} />
      <FormulaFigure tex={LOSS_TEX} plain="L = −ln σ(m)" caption={t('dpo.loss')} />
      <PairNumbers />
      <MeanNumbers />
      <Sentence>{t('dpo.rehearsal')}</Sentence>
      <SourceNote
        heading={t('dpo.differs')}
        lines={[
          t('dpo.large.reward'),
          t('dpo.large.ppo'),
          t('dpo.large.online'),
          t('dpo.large.scale', { steps }),
          t('dpo.large.people'),
        ]}
        source={t('dpo.source')}
        href="https://arxiv.org/abs/2305.18290"
      />
    </Panel>
  );
}

/** What the loss would be if the first answer were chosen; after a click, what it was for the chosen one. */
function PairNumbers() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const waiting = useTrained('preference', (state) => state.pair);
  const decided = useTrained('preference', (state) => state.decided);
  const beta = useTrained('training', (state) => state.settings.prefer.beta);
  const pair = waiting ?? decided?.pair;
  if (!pair) return <Sentence>{t('dpo.empty')}</Sentence>;
  const chosen = waiting ? 0 : (decided?.winner ?? 0);
  const rejected = chosen === 0 ? 1 : 0;
  const { logProbabilities: own, referenceLogProbabilities: reference, answers } = pair;
  const margin = beta * (own[chosen] - reference[chosen] - (own[rejected] - reference[rejected]));
  const loss = Math.log1p(Math.exp(-margin));
  const tex = (value: number) => {
    const written = format.tex(value, DIGITS);
    return value < 0 ? `(${written})` : written;
  };
  const write = (value: number) => format.number(value, DIGITS);
  const lines = [
    String.raw`m &= ${format.tex(beta)}\,\bigl[(${tex(own[chosen])} - ${tex(reference[chosen])})`,
    String.raw`&\quad - (${tex(own[rejected])} - ${tex(reference[rejected])})\bigr]`,
    String.raw`&= ${tex(margin)}`,
    String.raw`L &= -\ln\sigma(${format.tex(margin, DIGITS)}) = ${tex(loss)}`,
  ];
  return (
    <FormulaFigure
      tex={String.raw`\begin{aligned}${lines.join(String.raw`\\`)}\end{aligned}`}
      plain={`m = ${write(margin)}, L = ${write(loss)}`}
      caption={t(waiting ? 'dpo.ifChosen' : 'dpo.asChosen', {
        chosen: answers[chosen],
        rejected: answers[rejected],
        loss: write(loss),
        push: format.percent(1 / (1 + Math.exp(margin))),
      })}
    />
  );
}

function MeanNumbers() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const last = useTrained('training', (state) => state.seen.prefer?.preference.at(-1) ?? null);
  if (!last || last.clicks === 0) return null;
  const write = (value: number) => format.number(value);
  return (
    <Sentence>
      {t('dpo.mean', {
        count: last.clicks,
        margin: write(last.margin),
        loss: write(last.loss),
        start: write(Math.LN2),
        distance: write(last.distance),
      })}
    </Sentence>
  );
}
