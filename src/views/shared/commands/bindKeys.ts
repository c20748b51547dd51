/** Lets the keyboard run commands. It rests while someone types, where an element has its own use for a key, and in dialogs. */
import type { Command, CommandPage } from './Command.ts';
import { isTaken } from './isTyping.ts';

/** Listen on the window until the returned function is called. Of commands that share a key, the first that may run does. */
export function bindKeys(page: CommandPage, commands: readonly Command[]): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = event.key.toLowerCase();
    const key = event.shiftKey && letter.startsWith('arrow') ? `shift+${letter}` : letter;
    const bound = commands.filter(({ keys }) => key in keys);
    if (bound.length === 0 || isTaken(event)) return;
    for (const command of bound) {
      const by = command.keys[key] ?? 1;
      if (command.can?.(page, by) === false) continue;
      event.preventDefault();
      if (!event.repeat || command.repeats) command.run(page, by);
      return;
    }
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
