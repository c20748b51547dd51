/** The sheet of models with its messages and the list of what this browser keeps; fetched when it is opened first. */
import { useEffect, useState } from 'react';
import { allBytes as gpuRuntimeBytes } from 'virtual:gpu-runtime';
import { ModelsSheet as Sheet } from '@/views/models/sheet/ModelsSheet.tsx';
import { RecordingSection } from '@/views/recording/RecordingSection.tsx';
import { StoreroomContext } from '@/views/shared/StoreroomContext.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { followKept } from './keptChannel.ts';
import { addSheetMessages } from './sheetMessages.ts';
import { storeroomOf } from './storeroom.ts';

addSheetMessages();

export function ModelsSheet({ onClose }: { readonly onClose: () => void }) {
  const stores = useStores();
  const [storeroom] = useState(() => storeroomOf(stores));
  // What another tab trains or keeps is in the list at once.
  useEffect(() => followKept(() => void storeroom.getState().refresh()), [storeroom]);
  return (
    <StoreroomContext value={storeroom}>
      <Sheet onClose={onClose} gpuRuntimeBytes={gpuRuntimeBytes}>
        <RecordingSection onOpened={onClose} />
      </Sheet>
    </StoreroomContext>
  );
}
