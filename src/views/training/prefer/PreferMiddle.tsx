/** Preference tuning as it happens: two answers and a choice, and what the choices have changed so far. */
import { Panel } from '@/elements/Panel.tsx';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ChoicePanel } from './ChoicePanel.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { useClickCount } from './useClickCount.ts';

export function PreferMiddle() {
  return (
    <>
      <Clicking />
      <Measures />
    </>
  );
}

export function Clicking() {
  const { t } = useTranslation('tuning');
  // Advice for the beginning; later its room is for what the clicks changed.
  const clicks = useClickCount();
  return (
    <Panel
      heading={t('choice.heading')}
      what={t('choice.what')}
      {...(clicks === 0 ? { tryThis: t('choice.tryThis') } : {})}
      provenance={<LiveMark detail={t('live')} />}
    >
      <ChoicePanel />
    </Panel>
  );
}

export function Measures() {
  const { t } = useTranslation('tuning');
  return (
    <Panel heading={t('measures.heading')} what={t('measures.what')} provenance={<LiveMark detail={t('live')} />}>
      <MeasureTable />
    </Panel>
  );
}
