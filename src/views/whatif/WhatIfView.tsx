import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';

export function WhatIfView({ toolbar }: { readonly toolbar?: ReactNode }) {
  const { t } = useTranslation('whatif');
  return (
    <Panel heading={t('heading')} toolbar={toolbar}>
      {null}
    </Panel>
  );
}
