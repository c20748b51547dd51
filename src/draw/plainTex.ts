/**
 * A formula of the page as LaTeX that any document takes: without the page's colours, whose commands are KaTeX's own
 * (`\textcolor{#0068a8}{q}`), which leaves the group they coloured.
 */
export function plainTex(tex: string): string {
  return tex
    .replace(/\\(?:textcolor|colorbox)\{#[0-9a-fA-F]{3,8}\}/g, '')
    .replace(/\\color\{#[0-9a-fA-F]{3,8}\}/g, '')
    .trim();
}

/** Several formulas, each on a line of its own. */
export function displayTex(formulas: readonly string[]): string {
  return [...new Set(formulas.map(plainTex))].map((tex) => `\\[ ${tex} \\]`).join('\n');
}
