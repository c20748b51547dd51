/** The page for the teacher, one A4 in print: how to start, what students type, what to do when, and the lesson plans. */
import { readFileSync } from 'node:fs';
import { escapeHtml } from './plans.mjs';

const TEMPLATE = new URL('teacher.html', import.meta.url);

/** @param {readonly import('./plans.mjs').KitPlan[]} plans @param {readonly string[]} models further models in the kit */
export function teacherPage(plans, models) {
  const rows = plans.map(
    ({ name, title, minutes, steps }) =>
      `<tr><th scope="row">${escapeHtml(title)}</th><td>${minutes} min</td><td>${steps.length}</td><td><a href="http://127.0.0.1:4173/${name}/"><span data-address>http://…………………:4173</span>/${name}</a></td></tr>`,
  );
  const own =
    models.length === 0
      ? ''
      : `<p>Further models in this kit, under <em>Models</em>: ${escapeHtml(models.join(', '))}.</p>`;
  return readFileSync(TEMPLATE, 'utf8').replace('<!-- plans -->', rows.join('\n')).replace('<!-- models -->', own);
}
