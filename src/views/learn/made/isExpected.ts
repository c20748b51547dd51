/** Whether what a student wrote is one of the answers that were expected: letters count, not how they are dressed. */
export function isExpected(written: string, expected: readonly string[]): boolean {
  const plain = plainForm(written);
  return plain !== '' && expected.some((answer) => plainForm(answer) === plain);
}

/** Without case, marks at the ends, and with one blank where there are several. */
function plainForm(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”„‘’«».,;:!?()·]+|[\s"'“”„‘’«».,;:!?()·]+$/gu, '');
}
