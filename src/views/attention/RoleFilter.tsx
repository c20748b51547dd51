/** Show the heads of one role, the others faintly. Roles are what heads do in general, not on this text. */
import { Select } from '@/elements/Select.tsx';
import { HEAD_ROLES, type HeadRole } from '@/model/headRoles.ts';
import { listHeads } from '@/store/roles.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useRoleScores } from './useRoleScores.ts';

/** The value of the select without a filter. */
const ALL = 'all';

export function RoleFilter() {
  const { t } = useTranslation('attention');
  const { roles } = useStores();
  const scores = useRoleScores();
  const filter = useValue('roles', (state) => state.filter);
  if (!scores) return null;
  const options = HEAD_ROLES.map((role) => {
    const count = listHeads(scores, role).length;
    return { value: role, label: t('roles.option', { role: t(`roles.name.${role}`), count }), isDisabled: count === 0 };
  });
  return (
    <Select<HeadRole | typeof ALL>
      label={t('roles.filter')}
      options={[{ value: ALL, label: t('roles.all') }, ...options]}
      value={filter ?? ALL}
      onChange={(value) => roles.getState().setFilter(value === ALL ? null : value)}
    />
  );
}
