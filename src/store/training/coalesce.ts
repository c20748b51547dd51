/** One job at a time: asked for again while it runs, it runs once more afterwards, with what is true then. */
export function coalesce(job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let asked = 0;
  const run = async () => {
    for (let done = 0; done < asked;) {
      done = asked;
      await job();
    }
    asked = 0;
    running = null;
  };
  return () => {
    asked++;
    return (running ??= run());
  };
}
