/** Every term in one sentence, where to see it live, and what is related. Searched as one types. */
import { use, useDeferredValue, useState } from 'react';
import { Field } from '@/elements/Field.tsx';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CourseContext, inLanguage, sayIn } from './LearnContext.ts';
import type { GlossaryEntry } from './Lesson.ts';
import { showScene } from './lessonScene.ts';
import { Said } from './Said.tsx';
import styles from './GlossaryView.module.css';

export function GlossaryView() {
  const { t, language } = useTranslation('learn');
  const { glossary } = use(CourseContext);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).trim().toLowerCase();
  const said = (entry: GlossaryEntry) => ({
    term: inLanguage(entry.term, language),
    definition: inLanguage(entry.definition, language),
  });
  const found = glossary
    .filter((entry) => Object.values(said(entry)).some((text) => text.toLowerCase().includes(wanted)))
    .sort((left, right) => said(left).term.localeCompare(said(right).term, language));
  return (
    <section className={styles.glossary}>
      <h1 id="lesson" tabIndex={-1}>
        {t('rooms.glossary')}
      </h1>
      <div className={styles.search}>
        <Field type="search" label={t('glossary.search')} value={typed} onChange={setTyped} />
      </div>
      <p role="status" className={styles.count}>
        {t('glossary.found', { count: found.length })}
      </p>
      <dl className={styles.entries}>
        {found.map((entry) => (
          <Entry key={entry.id} entry={entry} onRelated={setTyped} />
        ))}
      </dl>
    </section>
  );
}

interface EntryProps {
  readonly entry: GlossaryEntry;
  readonly onRelated: (term: string) => void;
}

function Entry({ entry, onRelated }: EntryProps) {
  const { t, language } = useTranslation('learn');
  const stores = useStores();
  const { glossary } = use(CourseContext);
  const related = glossary.filter(({ id }) => entry.related.includes(id));
  const { scene } = entry;
  return (
    <div className={styles.entry} id={`term-${entry.id}`}>
      <dt>
        <dfn>
          <Said words={entry.term} />
        </dfn>
      </dt>
      <dd>
        <p>
          <Said words={entry.definition} />
        </p>
        <p className={styles.foot}>
          {scene ? (
            <button
              type="button"
              className={styles.link}
              onClick={() => void showScene(readAddress(new URLSearchParams(scene).toString()).scene, stores)}
            >
              {t('glossary.see', { term: inLanguage(entry.term, language) })}
            </button>
          ) : null}
          {related.map((other) => {
            const { text, lang } = sayIn(other.term, language);
            return (
              <button key={other.id} type="button" className={styles.link} lang={lang} onClick={() => onRelated(text)}>
                {text}
              </button>
            );
          })}
          {/* Where it comes from is not translated. */}
          <span className={styles.source} lang="en">
            {entry.source}
          </span>
        </p>
      </dd>
    </div>
  );
}
