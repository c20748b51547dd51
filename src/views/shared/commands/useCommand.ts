/** A command as a button has it: whether it may run now, the key that does the same, and the doing. */
import { useCallback, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Command, CommandPage } from './Command.ts';
import { useCommandPage } from './CommandContext.ts';
import { COMMANDS, type CommandId } from './commands.ts';
import { capsOf, toldKeys } from './keyNames.ts';

export interface UsableCommand {
  readonly isPossible: boolean;
  /** "N", "Shift ←". */
  readonly shortcut: string;
  run(): void;
}

/** `by`: which way, for a command that goes both ways. */
export function useCommand(id: CommandId, by = 1): UsableCommand {
  const page = useCommandPage();
  const command: Command = COMMANDS.find((row) => row.id === id)!;
  const subscribe = useCallback((onChange: () => void) => subscribeToAll(page, onChange), [page]);
  const isPossible = useSyncExternalStore(subscribe, () => command.can?.(page, by) ?? true);
  const key = toldKeys(command).find((told) => command.keys[told] === by) ?? '';
  return { isPossible, shortcut: capsOf(key).join(' '), run: () => command.run(page, by) };
}

function subscribeToAll({ stores, training }: CommandPage, onChange: () => void): () => void {
  const all = [stores, training ?? {}].flatMap((group): object[] => Object.values<object>(group));
  const stops = all.filter(isStore).map((store) => store.subscribe(onChange));
  return () => stops.forEach((stop) => stop());
}

function isStore(part: object): part is StoreApi<unknown> {
  return 'subscribe' in part && 'getState' in part;
}
