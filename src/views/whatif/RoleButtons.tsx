/** All heads of a role at once; nothing until the model's heads have been measured. */
import { useTranslation } from 'react-i18next';
import { Select } from '@/elements/Select.tsx';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import type { BuilderProps } from './BuilderProps.ts';
import { useHeadsOfRoles } from './useHeadsOfRoles.ts';

export function RoleButtons({ onAdd }: Pick<BuilderProps, 'onAdd'>) {
  const { t } = useTranslation('whatif');
  const headsWith = useHeadsOfRoles();
  const roles = HEAD_ROLES.map((role) => ({ role, heads: headsWith(role) ?? [] })).filter(
    ({ heads }) => heads.length > 0,
  );
  if (roles.length === 0) return null;
  const add = (chosen: string) => {
    const found = roles.find(({ role }) => role === chosen);
    if (found) onAdd(found.heads.map(({ layer, head }) => ({ kind: 'head', layer, head })));
  };
  return (
    <Select
      label={t('builder.role')}
      options={[
        { value: '', label: t('builder.chooseRole') },
        ...roles.map(({ role, heads }) => ({
          value: role,
          label: t('builder.roleOption', { role: t(`role.${role}`), count: heads.length }),
        })),
      ]}
      value=""
      onChange={add}
    />
  );
}
