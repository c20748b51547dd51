/** A recording that is dropped anywhere on the page is opened. Any other file is left to whoever has a place for it. */
import type { Stores } from '@/store/createStores.ts';

const isRecordingFile = (file: File) => file.name.endsWith('.glassbox');

export function followDrops({ recordings, selection }: Stores): void {
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
  // Without this the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => {
    if (isFile(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!isFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    const file = [...(event.dataTransfer?.files ?? [])].find(isRecordingFile);
    if (!file) return;
    selection.getState().setPage('workbench');
    void file.arrayBuffer().then((bytes) => recordings.getState().open(new Uint8Array(bytes)));
  });
}
