/**
 * Tells a request that the site's own security policy forbade from one that found no network: fetch says the
 * same TypeError of both. The browser reports a violation in a task of its own, shortly before or after.
 */
interface Reporter {
  addEventListener(type: 'securitypolicyviolation', listener: () => void): void;
}

const REPORT_MILLISECONDS = 100;

/** Whether a violation was reported since the last question, or is within a moment. */
export function watchPolicy(
  reporter: Reporter,
  wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
): () => Promise<boolean> {
  let reported = false;
  reporter.addEventListener('securitypolicyviolation', () => (reported = true));
  return async () => {
    if (!reported) await wait(REPORT_MILLISECONDS);
    const was = reported;
    reported = false;
    return was;
  };
}
