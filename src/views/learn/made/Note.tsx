/** A note of a made lesson, as text. */
import styles from '@/views/learn/LessonView.module.css';
import { readNote, type NotePiece } from './readNote.ts';

export function Note({ note }: { readonly note: string }) {
  return readNote(note).map((block, at) =>
    block.kind === 'list' ? (
      <ul key={at}>
        {block.lines.map((line, item) => (
          <li key={item}>
            <Pieces pieces={line} />
          </li>
        ))}
      </ul>
    ) : (
      <p key={at}>
        {block.lines.map((line, part) => (
          <span key={part}>
            {part > 0 ? <br /> : null}
            <Pieces pieces={line} />
          </span>
        ))}
      </p>
    ),
  );
}

function Pieces({ pieces }: { readonly pieces: readonly NotePiece[] }) {
  return pieces.map(({ kind, text }, at) => {
    if (kind === 'strong') return <strong key={at}>{text}</strong>;
    if (kind === 'text') return text;
    return (
      <span key={at} className={styles.token} translate="no">
        {text.replaceAll(' ', '·')}
      </span>
    );
  });
}
