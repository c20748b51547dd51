/**
 * In which order the test files run: those that take a minute first, so that none of them is begun when all others are
 * done; then those of a project side by side, because only they can share what they have loaded. Vitest knows how long
 * each took from its cache, which a fresh clone does not have, and goes by their size there.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files in which a model learns from nothing, or is tuned again and again. */
const LONGEST = ['trainer/phases/life.test.ts', 'trainer/recorded.test.ts'];

const rank = ({ moduleId }: TestSpecification) => {
  const at = LONGEST.findIndex((path) => moduleId.endsWith(path));
  return at === -1 ? LONGEST.length : at;
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b) || compare(a.project.name, b.project.name));
  }
}
