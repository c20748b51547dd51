/** A button that is part of a sentence: it breaks with its words, and the full stop after it stays with it, as no `<button>` does. */
import type { ComponentProps, KeyboardEvent } from 'react';

export interface InlineButtonProps extends Omit<ComponentProps<'span'>, 'onClick'> {
  readonly onPress: () => void;
}

export function InlineButton({ onPress, ...rest }: InlineButtonProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onPress();
  };
  return <span {...rest} role="button" tabIndex={0} onClick={onPress} onKeyDown={onKeyDown} />;
}
