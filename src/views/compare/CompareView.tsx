import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';

export function CompareView({ toolbar }: { readonly toolbar?: ReactNode }) {
  const { t } = useTranslation('compare');
  return (
    <Panel heading={t('heading')} toolbar={toolbar}>
      {null}
    </Panel>
  );
}
