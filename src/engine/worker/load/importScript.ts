/**
 * Runs a script of this site. A browser says only that it did not work; when it did not, the file is
 * asked for once more, as a file, to tell a network that is down from a server that sends it wrongly.
 */
import { EngineError } from '@/engine/EngineError.ts';
import { failureOfResponse } from './Download.ts';

type Run = (url: string) => Promise<unknown>;
type Fetch = (url: string) => Promise<Response>;

/** Throws EngineError: Offline, WrongType, ModelNotFound, …, and ModelCorrupt when the file came but is no such script. */
export async function importScript(
  url: string,
  run: Run = (address) => import(/* @vite-ignore */ address),
  fetcher: Fetch = (address) => fetch(address),
): Promise<void> {
  try {
    await run(url);
  } catch (error) {
    throw await findReason(url, fetcher, error);
  }
}

async function findReason(url: string, fetcher: Fetch, cause: unknown): Promise<EngineError> {
  let response: Response;
  try {
    response = await fetcher(url);
    await response.body?.cancel();
  } catch {
    return new EngineError('Offline', `${url} could not be loaded.`, { cause });
  }
  const failure = failureOfResponse(url, response);
  if (failure) return failure;
  // The same types that browsers run: text/javascript and its older names.
  const type = response.headers.get('content-type') ?? '';
  if (!/(?:java|ecma)script/i.test(type))
    return new EngineError('WrongType', `${url} is sent as "${type}", not as text/javascript.`, { cause });
  return new EngineError('ModelCorrupt', `${url} could not be run: ${String(cause)}`, { cause });
}
