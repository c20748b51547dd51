/** What the signs on the small pictures mean: every role that some head of this model has, with its letter and colour. */
import { memo } from 'react';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { listHeads } from '@/store/roles.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { RoleMark } from './RoleMark.tsx';
import { useRoleScores } from './useRoleScores.ts';
import styles from './RoleLegend.module.css';

export const RoleLegend = memo(function RoleLegend() {
  const { t } = useTranslation('attention');
  const scores = useRoleScores();
  if (!scores) return <p className={styles.waiting}>{t('marks.measuring')}</p>;
  const found = HEAD_ROLES.filter((role) => listHeads(scores, role).length > 0);
  return (
    <ul className={styles.legend} aria-label={t('marks.label')}>
      {found.map((role) => (
        <li key={role} title={t(`roles.what.${role}`)}>
          <RoleMark role={role} />
          <span>{t(`roles.name.${role}`)}</span>
        </li>
      ))}
    </ul>
  );
});
