/** A lesson that was too long for a link comes as a file. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { fromFile, MADE } from '@/store/madeLesson.ts';
import { MOST_BYTES } from '@/store/made/packLesson.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';

export function OpenLessonFile() {
  const { t } = useTranslation('learn');
  const { madeLesson, course } = useStores();
  const picker = useRef<HTMLInputElement>(null);
  const open = async (file: File) => {
    // One byte more than there may be says the same as all of them.
    madeLesson.getState().open(fromFile(await file.slice(0, MOST_BYTES + 1).text()));
    course.getState().open(MADE, 0);
  };
  return (
    <>
      <Button variant="quiet" onClick={() => picker.current?.click()}>
        {t('made.openFile')}
      </Button>
      <input
        ref={picker}
        hidden
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (file) void open(file);
        }}
      />
    </>
  );
}
