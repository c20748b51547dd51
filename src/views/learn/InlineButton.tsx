/**
 * A button among words. A `<button>` is a box to the line: the comma behind it may fall to the next line, and its words
 * are never broken. This one is text.
 */
import type { ComponentProps, KeyboardEvent } from 'react';

export interface InlineButtonProps extends Omit<ComponentProps<'span'>, 'role' | 'tabIndex' | 'onKeyDown' | 'onClick'> {
  readonly onPress: () => void;
}

export function InlineButton({ onPress, ...span }: InlineButtonProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    // A key that presses this is no command of the page.
    event.stopPropagation();
    onPress();
  };
  return <span role="button" tabIndex={0} onClick={onPress} onKeyDown={onKeyDown} {...span} />;
}
