/** What the place *Teach* is told by the app: what there is to show, in which languages, and the course. */
import type { Depth } from '@/store/selection.ts';
import type { StageSpec, WordsKey } from '@/views/shared/stage/ViewSpec.ts';

/** A view that a step may show. */
export interface ViewChoice {
  readonly id: string;
  readonly title: WordsKey;
  /** The least depth at which it is there. */
  readonly depth: Depth;
}

export interface CourseChoice {
  readonly id: string;
  readonly number: number | null;
  readonly title: string;
}

/** A lesson that is ready to teach. */
export interface PlanChoice {
  readonly minutes: number;
  readonly title: string;
  readonly about: string;
  /** The language of both, where it is not the page's. */
  readonly lang: string | undefined;
  /** Its file, as text. */
  readonly load: () => Promise<string>;
}

export interface TeachProps {
  readonly views: readonly ViewChoice[];
  /** Of the training page, which is fetched when it is asked for. */
  readonly loadTrainingViews: () => Promise<readonly ViewChoice[]>;
  /** By their codes, with their own names. */
  readonly languages: Readonly<Record<string, string>>;
  readonly plans: readonly PlanChoice[];
  readonly course: readonly CourseChoice[];
  readonly presentCourse: (id: string) => void;
  /** The picture alone, for paper. */
  readonly handout: StageSpec;
}
