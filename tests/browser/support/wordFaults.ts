/**
 * What is wrong with the words on a page in the pseudo-language (src/app/pseudoLanguage.ts), as they are laid out:
 * text that does not come from the catalog, text that is cut off, and words or controls that cover one another.
 * Runs in the page. The model's own words, numbers and code are marked (`translate="no"`, `<data>`, `<code>`) and are
 * neither translated nor measured; what says of itself that it is in another language (`lang`: a lesson that is not
 * translated) is measured alone; so is what is drawn (svg), whose words the picture's own tests look after. The
 * status in the header is one line for screen readers first and says all of itself in its tooltip: it may be cut off.
 */
export function findWordFaults(): string[] {
  const SKIPPED =
    'header [role="status"], data, code, kbd, bdi, svg, canvas, .katex, [translate="no"], script, style, noscript, option';
  const CONTROLS = 'button, a[href], input, select, textarea, summary, [role="slider"]';
  /** A letter that the pseudo-language would have accented. */
  const PLAIN = /[A-EG-LNORSTUWYZa-eg-lnorstuwyz]{2}/;
  const SLACK = 2;
  const faults = new Set<string>();

  const short = (text: string) => `“${text.trim().replace(/\s+/g, ' ').slice(0, 60)}”`;
  const where = (element: Element) => {
    const names: string[] = [];
    for (let at: Element | null = element; at && names.length < 3; at = at.parentElement)
      names.push(
        `${at.tagName.toLowerCase()}${typeof at.className === 'string' && at.className ? `.${at.className.split(' ')[0]}` : ''}`,
      );
    return names.reverse().join(' > ');
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden') === null &&
    // Parked far outside until it has the focus.
    element.getBoundingClientRect().right > -1000;

  // 1. Text and names that are not from the catalog.
  const outside = (text: string) => {
    let depth = 0;
    let rest = '';
    for (const letter of text) {
      if (letter === '⟦') depth += 1;
      else if (letter === '⟧') depth -= 1;
      else if (depth <= 0) rest += letter;
    }
    return rest;
  };
  const isUntranslated = (text: string) => PLAIN.test(outside(text));
  const isInAnotherLanguage = (element: Element) =>
    element.closest('[lang]')?.getAttribute('lang') !== document.documentElement.lang;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: { node: Text; element: Element }[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const element = node.parentElement;
    if (!element || node.data.trim() === '' || element.closest(SKIPPED) !== null) continue;
    if (!element.checkVisibility()) continue;
    // A sentence with numbers in it is several text nodes; its brackets are around them all.
    const sentence = element.closest('p, li, dd, dt, td, th, h1, h2, h3, caption, label, button, figcaption, span');
    if (!isInAnotherLanguage(element) && isUntranslated(node.data) && isUntranslated(sentence?.textContent ?? ''))
      faults.add(`untranslated: ${short(node.data)} in ${where(element)}`);
    if (isShown(element)) texts.push({ node, element });
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (element.closest('[translate="no"], data, .katex, svg') !== null || !element.checkVisibility()) continue;
    if (isInAnotherLanguage(element)) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) {
      const text = element.getAttribute(name) ?? '';
      if (isUntranslated(text)) faults.add(`untranslated ${name}: ${short(text)} on ${where(element)}`);
    }
  }

  /** A wide table or drawing may be; a column of the page, which scrolls from top to bottom, only looks as if. */
  const isMeantToScrollSideways = (element: Element, { overflowY }: CSSStyleDeclaration) =>
    element.parentElement?.tagName !== 'MAIN' &&
    !(/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1);

  /** What of a box can be seen; null where nothing can. `isCut` where something hides part of it for good. */
  const seen = (element: Element, box: DOMRect) => {
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    let cut = 0;
    let scrolls = false;
    for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === 'fixed') break;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const edge = at.getBoundingClientRect();
      const canScroll = /auto|scroll/.test(style.overflowX) && isMeantToScrollSideways(at, style);
      if (!canScroll && !scrolls && style.overflowX !== 'visible')
        cut = Math.max(cut, right - edge.right, edge.left - left);
      scrolls ||= canScroll;
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    if (!scrolls) cut = Math.max(cut, right - document.documentElement.clientWidth, -left);
    const isSeen = right - left > 1 && bottom - top > 1;
    return { box: isSeen ? { left, top, right, bottom } : null, cut };
  };

  interface Piece {
    readonly element: Element;
    readonly node: Text | null;
    readonly name: string;
    readonly box: { left: number; top: number; right: number; bottom: number };
  }
  const pieces: Piece[] = [];
  for (const { node, element } of texts) {
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 2) continue;
      const { box, cut } = seen(element, rect);
      if (box && cut > SLACK) faults.add(`cut off: ${short(node.data)} by ${Math.round(cut)} px in ${where(element)}`);
      if (box) pieces.push({ element, node, name: short(node.data), box });
    }
    const style = getComputedStyle(element);
    const isSeen = pieces.at(-1)?.node === node;
    if (isSeen && /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      faults.add(`cut off: ${short(node.data)} in ${where(element)}`);
  }
  for (const element of document.querySelectorAll(CONTROLS)) {
    if (!isShown(element) || element.closest('svg, [role="grid"], [translate="no"]') !== null) continue;
    const rect = element.getBoundingClientRect();
    // Radios and checkboxes under their own drawing are one pixel large or lie over their label.
    if (rect.width < 4 || rect.height < 4 || Number(getComputedStyle(element).opacity) < 0.1) continue;
    const { box, cut } = seen(element, rect);
    const name = short(element.getAttribute('aria-label') ?? element.textContent);
    if (cut > SLACK) faults.add(`leaves the screen: ${name} by ${Math.round(cut)} px in ${where(element)}`);
    if (box) pieces.push({ element, node: null, name, box });
  }

  // 3. What covers something else. Layers over the page (dialogs, what sticks) do so on purpose.
  const layerOf = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(at).position) || at.tagName === 'DIALOG') return at;
    return null;
  };
  const placed = pieces.map((piece) => ({ ...piece, layer: layerOf(piece.element) }));
  for (const [at, one] of placed.entries())
    for (const other of placed.slice(at + 1)) {
      if (one.layer !== other.layer) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      // A label over its own control is the control.
      const label = one.element.closest('label') ?? other.element.closest('label');
      if (
        label?.contains(one.element) &&
        label.contains(other.element) &&
        label.querySelector('input[type="radio"], input[type="checkbox"]')
      )
        continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > SLACK && high > SLACK + 1)
        faults.add(`covers: ${one.name} (${where(one.element)}) and ${other.name} (${where(other.element)})`);
    }
  return [...faults];
}
