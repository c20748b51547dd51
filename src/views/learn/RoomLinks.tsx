/** The rooms of the course beside its lessons, as links. */
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './LessonNav.module.css';

/** Their ids in links. */
export const ROOMS = ['predict', 'limits', 'check', 'glossary'] as const;
export type Room = (typeof ROOMS)[number];

export function RoomLinks({ rooms }: { readonly rooms: readonly Room[] }) {
  const { t } = useTranslation('learn');
  const { course, selection } = useStores();
  const room = useValue('course', (state) => state.room);
  return (
    <ul className={styles.rooms}>
      {rooms.map((id) => (
        <li key={id}>
          <a
            href={`#page=learn&lesson=${id}`}
            aria-current={room === id ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              selection.getState().setVeiled(false);
              course.getState().open(id, 0);
            }}
          >
            {t(`rooms.${id}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
