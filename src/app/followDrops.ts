/** A recording or a lesson that is dropped anywhere on the page is opened. Any other file is left to whoever has a place for it. */
import { fromFile, MADE } from '@/store/madeLesson.ts';
import type { Stores } from '@/store/createStores.ts';

const isRecordingFile = (file: File) => file.name.endsWith('.glassbox');
const isLessonFile = (file: File) => file.name.endsWith('.lesson.json');

export function followDrops({ recordings, selection, madeLesson, course }: Stores): void {
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
  // Without this the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => {
    if (isFile(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!isFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const lesson = files.find(isLessonFile);
    if (lesson)
      return void lesson.text().then((text) => {
        madeLesson.getState().open(fromFile(text));
        course.getState().open(MADE, 0);
        selection.getState().setPage('learn');
      });
    const file = files.find(isRecordingFile);
    if (!file) return;
    selection.getState().setPage('workbench');
    void file.arrayBuffer().then((bytes) => recordings.getState().open(new Uint8Array(bytes)));
  });
}
