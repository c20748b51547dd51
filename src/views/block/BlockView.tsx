import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';

export function BlockView({ toolbar }: { readonly toolbar?: ReactNode }) {
  const { t } = useTranslation('block');
  return (
    <Panel heading={t('heading')} toolbar={toolbar}>
      {null}
    </Panel>
  );
}
