/** The parts of the page: one is open, the others are a press away. */
import { Segmented } from '@/elements/Segmented.tsx';
import { DESK_SECTIONS } from '@/store/tokensDesk.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function DeskNav() {
  const { t } = useTranslation('desk');
  const { tokensDesk } = useStores();
  const section = useValue('tokensDesk', (state) => state.section);
  return (
    <Segmented
      label={t('sections.label')}
      isLabelHidden
      look="tabs"
      options={DESK_SECTIONS.map((value) => ({
        value,
        label: t(`sections.${value}`),
        hint: t(`sections.${value}Hint`),
      }))}
      value={section}
      onChange={tokensDesk.getState().setSection}
    />
  );
}
