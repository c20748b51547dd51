/** The mark of a panel whose numbers come from the loaded model: computed just now, or read from a recording. */
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { isAhead } from '@/store/network.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LiveMark, type LiveMarkProps } from './LiveMark.tsx';
import { useValue } from './StoresContext.tsx';

export function ModelMark(props: LiveMarkProps) {
  const { t } = useTranslation('recording');
  const format = useFormat();
  const recordedAt = useValue('network', (state) => state.model?.recordedAt);
  const isStanding = useValue('network', (state) => isAhead(state.model));
  if (recordedAt === undefined) return <LiveMark {...props} />;
  const date = format.time(new Date(recordedAt));
  return (
    <ProvenanceMark
      provenance="recorded"
      label={t('mark')}
      detail={t(isStanding ? 'ahead.markDetail' : 'markDetail', { detail: props.detail, date })}
    />
  );
}
