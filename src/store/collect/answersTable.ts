/**
 * The answers of a class as a table for a file: one row an answer, without a name. `right` says whether it begins with the
 * model's most probable token, which is what two files are compared by (beforeAfter.ts).
 */
import { surprisalBits } from '@/model/softmax.ts';
import { guardCell } from './cleanAnswer.ts';
import type { Matched, ModelSide } from './classRows.ts';

/** As `CsvTable` in draw: this room stands below it. */
export interface AnswersTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export const ANSWER_COLUMNS = ['question', 'answer', 'token', 'tokens', 'probability', 'bits', 'right'] as const;

/** `side`: null while the model has not read the question: its columns are then empty. */
export function answersTable(
  question: string,
  answers: readonly string[],
  side: (ModelSide & { readonly matched: ReadonlyMap<string, Matched>; readonly label: (id: number) => string }) | null,
): AnswersTable {
  const rows = answers.map((answer) => {
    const ids = side?.matched.get(answer)?.ids ?? [];
    const [id] = ids;
    const begin = [guardCell(question), guardCell(answer)];
    if (!side || id === undefined) return [...begin, null, null, null, null, null];
    const probability = side.probabilities[id] ?? 0;
    const isRight = Number(id === side.order[0]);
    return [...begin, guardCell(side.label(id)), ids.length, probability, surprisalBits(probability), isRight];
  });
  return { columns: ANSWER_COLUMNS, rows };
}
