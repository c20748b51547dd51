/**
 * How much the picture is made smaller on paper. It was laid out for the screen, and a screen is often wider than a
 * sheet; the style sheet for print (styles/print.css) cannot know by how much, because it cannot divide lengths.
 */

/** What A4 leaves between its margins, upright, in CSS pixels; US letter leaves a little more. */
const SHEET_WIDTH = 700;

export function followPrinting(): void {
  const set = () => {
    const drawings = document.querySelectorAll<HTMLElement>('[data-view] > [role="grid"]');
    const widest = Math.max(SHEET_WIDTH, ...[...drawings].map((drawing) => drawing.offsetWidth));
    document.documentElement.style.setProperty('--print-zoom', String(SHEET_WIDTH / widest));
  };
  window.addEventListener('beforeprint', set);
  // For those who print without that event: a preview of the style sheet, and tests.
  window.matchMedia('print').addEventListener('change', ({ matches }) => (matches ? set() : undefined));
}
