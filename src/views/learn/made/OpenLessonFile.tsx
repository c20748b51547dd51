/** A lesson that was too long for a link comes as a file. */
import { PickFile } from '@/elements/PickFile.tsx';
import { fromFile, LESSON_FILES, MADE } from '@/store/madeLesson.ts';
import { MOST_BYTES } from '@/store/made/packLesson.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function OpenLessonFile() {
  const { t } = useTranslation('learn');
  const { madeLesson, course } = useStores();
  const open = async (file: File) => {
    // One byte more than there may be says the same as all of them.
    madeLesson.getState().open(fromFile(await file.slice(0, MOST_BYTES + 1).text()));
    course.getState().open(MADE, 0);
  };
  return (
    <PickFile variant="quiet" accept={LESSON_FILES} onPick={(file) => void open(file)}>
      {t('made.openFile')}
    </PickFile>
  );
}
