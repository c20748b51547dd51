/** Words in one line above marks: each begins at its mark or, where the one before still stands, right after it. */

/** `starts` ascend. Gives where each label begins, so that none covers another and, if there is room at all, none leaves `width`. */
export function placeLabels(
  starts: readonly number[],
  widths: readonly number[],
  { gap, width }: { readonly gap: number; readonly width: number },
): readonly number[] {
  const places: number[] = [];
  starts.forEach((start, at) => {
    const free = at === 0 ? 0 : places[at - 1]! + widths[at - 1]! + gap;
    places.push(Math.max(start, free));
  });
  // What stands beyond the end moves back, and what is in its way with it.
  let end = width;
  for (let at = places.length - 1; at >= 0; at--) {
    places[at] = Math.max(0, Math.min(places[at]!, end - widths[at]!));
    end = places[at]! - gap;
  }
  return places;
}
