/** Whether an answer is what was asked for: a page of HTML in place of a script or a model is not, whatever its status. */
export function isRightKind(url: string, { ok, headers }: Pick<Response, 'ok' | 'headers'>): boolean {
  const isPage = /(?:\/|\.html)$/.test(new URL(url).pathname);
  return ok && (isPage || !headers.get('content-type')?.includes('text/html'));
}
