/** The mark of a panel whose numbers the loaded model has just computed. */
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface LiveMarkProps {
  /** One sentence more, such as which model computed them. */
  readonly detail: string;
  /** Computed in whole numbers of 8 bits, which is said: another way of reading gives slightly other numbers. */
  readonly isQuantized?: boolean;
}

export function LiveMark({ detail, isQuantized = false }: LiveMarkProps) {
  const { t } = useTranslation('app');
  return (
    <ProvenanceMark
      provenance="live"
      label={t('live')}
      detail={isQuantized ? t('liveQuantized', { detail }) : detail}
    />
  );
}
