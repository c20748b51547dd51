/**
 * The logit lens: the nodes from the last residual to the logits once more, reading rows that we hand in.
 * Source: nostalgebraist, "interpreting GPT: the logit lens", 2020.
 */
import type { Anatomy } from './anatomy.ts';
import { copyPath } from './copyPath.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { LENS_LOGITS, LENS_ROWS } from './names.ts';

export function addLens(edit: GraphEdit, { finalResidual, headPath }: Anatomy, logits: string): void {
  copyPath(edit, { from: finalResidual, to: logits, nodes: headPath }, LENS_ROWS, LENS_LOGITS);
}
