/**
 * What a lesson is: a folder in src/lessons with this data and its prose. A step is a scene, the views that are shown
 * with it, and the part of the prose that belongs to it; a question in the prose is told apart by its id.
 */
import type { MDXContent } from 'mdx/types';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import type { Fields } from '@/store/scene/codec.ts';

/** Words by the code of their language; English is always among them. */
export type Translated = Readonly<Record<string, string>>;

/** Where the views of a step stand: on the workbench, or on the training page. */
export type StageName = 'explore' | 'training';
/** By stage, the ids of all views that it has. */
export type StageViews = Readonly<Record<StageName, readonly string[]>>;

export interface LessonStep {
  /** The `<Step id>` of its prose. */
  readonly id: string;
  /** The workbench, unless told. What training needs is fetched when such a step is opened first. */
  readonly stage?: StageName;
  /**
   * On the training page: what was trained in the step before goes on. Otherwise a step begins with the model that its
   * scene names, as it was made or recorded.
   */
  readonly goesOn?: boolean;
  /**
   * What its stage shows, as fields of an address (`text`, `layer`, `changes` …; of training those that begin with
   * `t.`). Settings that are left out take their defaults.
   */
  readonly scene: Fields;
  /** Ids of the views on show (src/app/stages/explore.ts, src/views/training/lessonStage.ts). */
  readonly views: readonly string[];
  /** Ids of controls inside its views that are not there. */
  readonly without?: readonly string[];
  /** Ids of views that come when the answer is uncovered, beside those. What tells the next token covers itself. */
  readonly uncovers?: readonly string[];
  /** The answer is covered until the question in its prose was answered. */
  readonly isVeiled?: boolean;
}

export interface Lesson {
  /** Names it in links. */
  readonly id: string;
  readonly title: Translated;
  /** In one sentence, what it is about. */
  readonly idea: Translated;
  readonly minutes: number;
  readonly steps: readonly LessonStep[];
  /** Every number in its prose, by the name in `<Num of>`. */
  readonly claims: Readonly<Record<string, LessonClaim>>;
  /** Glossary entries that it introduces. */
  readonly terms: readonly string[];
  /** Where what it says comes from. */
  readonly sources: readonly string[];
}

/** A lesson with its place in the course and its prose, which is fetched when it is opened. */
export interface CourseLesson extends Lesson {
  /** From 1; null for one that an instructor made. */
  readonly number: number | null;
  /** Of the languages of its prose the one to read it in: the page's, else English. */
  proseIn(language: string): string;
  loadProse(language: string): Promise<MDXContent>;
  /** What an instructor wrote for who presents it, by step from 0. Where it is absent, the prose is read for it. */
  readonly speaker?: readonly SpeakerStep[];
}

/** A step as its presenter reads it, in paragraphs. */
export interface SpeakerStep {
  readonly notes: readonly string[];
  /** What the students read. */
  readonly words: readonly string[];
  /** Planned; 0: none. */
  readonly minutes: number;
}

export interface GlossaryEntry {
  readonly id: string;
  readonly term: Translated;
  /** One sentence. */
  readonly definition: Translated;
  /** Where to see it live. */
  readonly scene: Fields | null;
  /** The zone of the stage that it names, lit while the term is pointed at. */
  readonly zone: string | null;
  /** Ids of other entries. */
  readonly related: readonly string[];
  readonly source: string;
}

export interface Course {
  readonly lessons: readonly CourseLesson[];
  readonly glossary: readonly GlossaryEntry[];
}
