/** What a visitor can do by a key: one row of the table (commands.ts) that keys, buttons and help read. */
import type { Stores } from '@/store/createStores.ts';
import type { Page } from '@/store/selection.ts';
import type { Training } from '@/store/training/createTraining.ts';
import type { WordsKey } from '@/views/shared/stage/ViewSpec.ts';

/** A lesson that is open, as commands walk it. */
export interface LessonActions {
  /** −1: back, 1: on. While it is presented what is covered is uncovered first. */
  canGo(by: number): boolean;
  go(by: number): void;
  canReveal(): boolean;
  reveal(): void;
}

/** What a command can act on. */
export interface CommandPage {
  readonly stores: Stores;
  /** The stores of the training page, while it is on show. */
  readonly training: Training | null;
  /** The lesson that is on show. */
  readonly lesson?: LessonActions;
  toggleTheme(): void;
  share(): void;
  openHelp(): void;
}

export type Scope = 'everywhere' | Page;

export interface Command {
  readonly id: string;
  /**
   * By `KeyboardEvent.key`, letters in lower case, arrows with Shift by `shift+`; each with what it hands to the
   * command: −1 for back and 1 for on, where one command goes both ways.
   */
  readonly keys: Readonly<Record<string, number>>;
  /** Keys that do the same as another one and are not told. */
  readonly untold?: readonly string[];
  /** What it does, for help: as many things as keys that are told, in their order. */
  readonly words: WordsKey;
  readonly scope: Scope;
  /** Whether it goes on while the key is held down. */
  readonly repeats?: boolean;
  /** When it may run. Absent: always. */
  can?(page: CommandPage, by: number): boolean;
  run(page: CommandPage, by: number): void;
}
