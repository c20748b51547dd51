import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';

export function AttributionView({ tabs }: { readonly tabs?: ReactNode }) {
  const { t } = useTranslation('attribution');
  return (
    <Panel heading={t('heading')} tabs={tabs}>
      {null}
    </Panel>
  );
}
