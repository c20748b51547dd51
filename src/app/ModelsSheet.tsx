/** The sheet of models with its messages; fetched when it is opened first. */
import { ModelsSheet as Sheet } from '@/views/models/sheet/ModelsSheet.tsx';
import { RecordingSection } from '@/views/recording/RecordingSection.tsx';
import { addSheetMessages } from './sheetMessages.ts';

addSheetMessages();

export function ModelsSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet onClose={onClose}>
      <RecordingSection onOpened={onClose} />
    </Sheet>
  );
}
