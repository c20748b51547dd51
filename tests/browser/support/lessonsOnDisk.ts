/** The lessons as their folders have them: what a step shows, and the first words of its prose. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Lesson } from '../../../src/views/learn/Lesson.ts';

const SOURCE = new URL('../../../src/', import.meta.url);
const folders = (of: string) =>
  readdirSync(new URL(of, SOURCE), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export interface LessonOnDisk {
  readonly lesson: Lesson;
  /** By the ids of its steps. */
  readonly words: ReadonlyMap<string, string>;
}

/** By their ids. */
export async function readLessons(): Promise<ReadonlyMap<string, LessonOnDisk>> {
  const found = await Promise.all(
    folders('lessons/')
      .filter((name) => /^\d/.test(name))
      .map(async (name): Promise<[string, LessonOnDisk]> => {
        const { lesson } = (await import(new URL(`lessons/${name}/lesson.ts`, SOURCE).href)) as { lesson: Lesson };
        const prose = readFileSync(new URL(`lessons/${name}/en.mdx`, SOURCE), 'utf8');
        const parts = prose.split('<Step id="').slice(1);
        const words = parts.map((part): [string, string] => [part.slice(0, part.indexOf('"')), firstWords(part)]);
        return [lesson.id, { lesson, words: new Map(words) }];
      }),
  );
  return new Map(found);
}

/** Plain words at the beginning of a line, or those of the first question; empty where the prose has neither. */
function firstWords(step: string): string {
  const covered = step.replaceAll(/<Reveal>.*?<\/Reveal>/gs, '');
  const [, line, asked] = /^([A-Z“][^<>{}*`_[\]\n]{11,})|asks="([^"<{]{12,})"/m.exec(covered) ?? [];
  return (line ?? asked ?? '').trim();
}

/** The zone of every view of the workbench and of the training page, by the view's id, as the view itself says it. */
export function readZones(): ReadonlyMap<string, string> {
  const training = readFileSync(new URL('views/training/lessonStage.ts', SOURCE), 'utf8');
  const ofTraining = [...training.matchAll(/\bid: '([^']+)', title: [^}]*?\bzone: '([^']+)'/g)];
  const specs = folders('views/').flatMap((name) => {
    try {
      return [readFileSync(new URL(`views/${name}/index.ts`, SOURCE), 'utf8')];
    } catch {
      // Not every folder holds a view.
      return [];
    }
  });
  return new Map([
    ...ofTraining.map(([, id, zone]) => [id!, zone!] as const),
    ...specs.flatMap((spec) => {
      const [, id] = /\bid: '([^']+)'/.exec(spec) ?? [];
      const [, zone] = /\bzone: '([^']+)'/.exec(spec) ?? [];
      return id && zone ? [[id, zone] as const] : [];
    }),
  ]);
}
