/** All heads of a role at once: a list chooses the role, a button acts. Nothing until the model's heads have been measured. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Select } from '@/elements/Select.tsx';
import { HEAD_ROLES, type HeadRole } from '@/model/headRoles.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { BuilderProps } from './BuilderProps.ts';
import { useHeadsOfRoles } from './useHeadsOfRoles.ts';
import styles from './WhatIfView.module.css';

export function RoleButtons({ onAdd }: Pick<BuilderProps, 'onAdd'>) {
  const { t } = useTranslation('whatif');
  const [wanted, setWanted] = useState<HeadRole | null>(null);
  const headsWith = useHeadsOfRoles();
  const roles = HEAD_ROLES.map((role) => ({ role, heads: headsWith(role) ?? [] })).filter(
    ({ heads }) => heads.length > 0,
  );
  // A model loaded since may have no heads of the role that was chosen.
  const chosen = roles.find(({ role }) => role === wanted) ?? roles[0];
  if (!chosen) return null;
  const options = roles.map(({ role, heads }) => ({
    value: role,
    label: t('builder.roleOption', { role: t(`role.${role}`), count: heads.length }),
  }));
  return (
    <>
      <Select label={t('builder.role')} options={options} value={chosen.role} onChange={setWanted} />
      <div className={styles.actions}>
        <Button onClick={() => onAdd(chosen.heads.map(({ layer, head }) => ({ kind: 'head', layer, head })))}>
          {t('action.role', { count: chosen.heads.length })}
        </Button>
      </div>
    </>
  );
}
