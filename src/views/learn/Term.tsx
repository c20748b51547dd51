/** A term of the field: pointing at it lights what it names, pressing it says what it is. */
import { useId, useState, type ReactNode } from 'react';
import { use } from 'react';
import { InlineButton } from './InlineButton.tsx';
import { CourseContext, useOpenLesson } from './LearnContext.ts';
import { Said } from './Said.tsx';
import styles from './LessonView.module.css';

export function Term({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  const { glossary } = use(CourseContext);
  const { light } = useOpenLesson();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const entry = glossary.find((known) => known.id === of);
  if (!entry) return <dfn>{children}</dfn>;
  const lit = () => light(entry.zone);
  const dark = () => light(null);
  return (
    <>
      <dfn>
        <InlineButton
          className={styles.term}
          aria-expanded={isOpen}
          aria-controls={id}
          onPointerEnter={lit}
          onPointerLeave={dark}
          onFocus={lit}
          onBlur={dark}
          onPress={() => setOpen(!isOpen)}
        >
          {children}
        </InlineButton>
      </dfn>
      {isOpen ? (
        <span id={id} role="note" className={styles.definition}>
          <Said words={entry.definition} />
        </span>
      ) : null}
    </>
  );
}
