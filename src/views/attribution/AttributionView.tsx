import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';

export function AttributionView({ toolbar }: { readonly toolbar?: ReactNode }) {
  const { t } = useTranslation('attribution');
  return (
    <Panel heading={t('heading')} toolbar={toolbar}>
      {null}
    </Panel>
  );
}
