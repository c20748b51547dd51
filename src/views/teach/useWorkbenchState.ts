/** What the workbench and the training page show now, as fields of a step. They keep their state while one is here. */
import { useMemo } from 'react';
import { fieldsOf } from '@/store/made/sceneFields.ts';
import { readScene } from '@/store/scene/scene.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';

export function useWorkbenchState() {
  const stores = useStores();
  return useMemo(
    () => ({
      workbench: () => fieldsOf({ ...readScene(stores), page: 'workbench', training: null }),
      training() {
        const { value } = stores.trainingLink.getState();
        return value && fieldsOf({ ...readScene(stores), page: 'training', training: value });
      },
    }),
    [stores],
  );
}
