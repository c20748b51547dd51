/** The lesson plans as the kit hands them out: a short address for each, which a class can type. */
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { ROOT } from '../run.mjs';

const PLANS = join(ROOT, 'src/lessons/plans');

/** @typedef {{ title: string, steps: { note?: string, speaker?: string, minutes?: number }[] }} Written */
/** @typedef {{ name: string, title: string, minutes: number, steps: Written['steps'], packed: string }} KitPlan */

/** Shortest first; `packed` is what a lesson link carries, without the notes to the teacher. @param {string} [folder] @returns {KitPlan[]} */
export function readPlans(folder = PLANS) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.lesson.json'))
    .map((file) => {
      const lesson = /** @type {Written} */ (JSON.parse(readFileSync(join(folder, file), 'utf8')));
      const minutes = lesson.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);
      const steps = lesson.steps.map((step) => ({ ...step, speaker: undefined }));
      // No date in it: the same lesson is the same link.
      const bytes = gzipSync(strToU8(JSON.stringify({ ...lesson, steps })), { mtime: 0 });
      const packed = Buffer.from(bytes).toString('base64url');
      return { name: String(minutes), title: lesson.title, minutes, steps: lesson.steps, packed };
    })
    .sort((one, other) => one.minutes - other.minutes);
}

/** Behind the page's address. @param {KitPlan} plan */
export const lessonAddress = ({ packed }) => `#page=learn&lesson=made&made=${packed}`;

/** A page that leads to a plan: any static server has it, without knowing of it. @param {KitPlan} plan */
export function leadingPage(plan) {
  const address = escapeHtml(`../${lessonAddress(plan)}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=${address}">
<link rel="icon" href="../icons/glassbox.svg">
<title>${escapeHtml(plan.title)}</title>
<p><a href="${address}">${escapeHtml(plan.title)}</a></p>
</html>
`;
}

/** @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);
