/** The sheet of models with its messages and the list of what this browser keeps; fetched when it is opened first. */
import { useState } from 'react';
import { allBytes as gpuRuntimeBytes } from 'virtual:gpu-runtime';
import { createStoreroom } from '@/store/storeroom.ts';
import { ModelsSheet as Sheet } from '@/views/models/sheet/ModelsSheet.tsx';
import { RecordingSection } from '@/views/recording/RecordingSection.tsx';
import { StoreroomContext } from '@/views/shared/StoreroomContext.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { createKeptStore } from './keptStore.ts';
import { addSheetMessages } from './sheetMessages.ts';

addSheetMessages();

export function ModelsSheet({ onClose }: { readonly onClose: () => void }) {
  const stores = useStores();
  const [storeroom] = useState(() => createStoreroom({ ...stores, kept: createKeptStore(), clock: () => Date.now() }));
  return (
    <StoreroomContext value={storeroom}>
      <Sheet onClose={onClose} gpuRuntimeBytes={gpuRuntimeBytes}>
        <RecordingSection onOpened={onClose} />
      </Sheet>
    </StoreroomContext>
  );
}
