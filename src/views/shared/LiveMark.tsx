/** The mark of a panel whose numbers the loaded model has just computed. */
import { useTranslation } from 'react-i18next';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';

/** `detail`: one sentence more, such as which model computed them. */
export function LiveMark({ detail }: { readonly detail: string }) {
  const { t } = useTranslation('app');
  return <ProvenanceMark provenance="live" label={t('live')} detail={detail} />;
}
