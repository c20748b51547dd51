/** What `npm run model` prints: what was put into the site, or why not, in the words that the page has for it. */
import errors from '@/app/messages/en/errors.json';
import sheet from '@/app/messages/en/sheet.json';
import { formats } from '@/draw/formats.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { loadingKey } from '@/views/shared/loadingFailure.ts';
import { FolderError, type Bundled } from './bundleModel.ts';

const format = formats('en');

export function describeBundled(bundled: Bundled): string[] {
  const { id, bytes, layers, heads, parameters, contextLength, file, opaqueReason, licence } = bundled;
  return [
    `${id}: a GPT-2 with ${layers} layers × ${heads} heads and ${format.large(parameters)} parameters. It reads up to ${format.integer(contextLength)} tokens at once.`,
    `File: ${file}, ${format.bytes(bytes)} with what belongs to it.`,
    opaqueReason === null
      ? 'Its inside can be shown: every head, every layer.'
      : `Its inside cannot be shown: tokens and probabilities only. ${opaqueReason}`,
    licence === null
      ? 'Licence: not said. Find out whether you may hand it on before you publish the site.'
      : `Licence: ${licence}.`,
  ];
}

export function describeRefusal(error: unknown, model: string, hub: string): string[] {
  if (error instanceof FolderError) return [sheet.open.problem[error.problem]];
  if (!(error instanceof EngineError)) return [error instanceof Error ? error.message : String(error)];
  const key = loadingKey(error.toData());
  const { title, text } = errors.loading[key];
  const family = error.facts?.['family'];
  const why = family === undefined ? text : sheet.failure.family.replace('{{family}}', String(family));
  const fill = (words: string) =>
    words.replaceAll('{{model}}', model).replaceAll('{{place}}', URL.canParse(hub) ? new URL(hub).host : hub);
  return [fill(title), fill(why), error.message];
}
