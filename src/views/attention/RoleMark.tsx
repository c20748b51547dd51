/** The sign of a role: its letter in its colour, so that neither is the only one. What a role is, RoleLegend says. */
import type { HeadRole } from '@/model/headRoles.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './RoleMark.module.css';

export function RoleMark({ role }: { readonly role: HeadRole }) {
  const { t } = useTranslation('attention');
  return (
    <span className={styles.mark} data-role={role} aria-hidden="true">
      {t(`marks.letter.${role}`)}
    </span>
  );
}
