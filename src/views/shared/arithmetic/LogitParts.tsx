/** How a logit comes about: everything that was added to it, the largest parts by name. */
import { sumContributions } from '@/model/attribution.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { listSum } from './explain.ts';
import { useExplainer } from './useExplainer.ts';
import { Steps } from './ExplainedNumber.tsx';
import { nameComponent, type AttributedLogit } from './logit.ts';

export interface LogitPartsProps extends Pick<AttributedLogit, 'contributions'> {
  /** The logit as the page shows it; their sum when absent. */
  readonly shown?: number;
}

export function LogitParts({ contributions, shown }: LogitPartsProps) {
  const { t } = useTranslation('attribution');
  const say = useExplainer();
  return (
    <Steps
      steps={[
        {
          caption: t('partsCaption', { count: contributions.length }),
          sum: listSum(say, {
            terms: contributions.map(({ value }) => value),
            factors: [],
            headings: [t('component'), t('adds')],
            nameOf: (index) => nameComponent(t, contributions[index]!.component),
            shown: shown ?? sumContributions(contributions),
          }),
        },
      ]}
      note={t('leavesOut')}
    />
  );
}
