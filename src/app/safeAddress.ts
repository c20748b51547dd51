/** What is left of an address on which the page failed: its text, and nothing when the text alone failed as well. */
export function safeAddress(fragment: string): string {
  const text = new URLSearchParams(fragment.replace(/^#/, '')).get('text');
  const safe = text === null ? '#' : `#${new URLSearchParams({ text }).toString()}`;
  return safe === fragment ? '#' : safe;
}
