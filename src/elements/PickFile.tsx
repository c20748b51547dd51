/** A button with which a file is chosen. The same one may be chosen again: it may have changed meanwhile. */
import { useRef } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

export interface PickFileProps extends Pick<ButtonProps, 'variant' | 'icon' | 'children' | 'label' | 'isBusy'> {
  /** As of an input: endings and types. */
  readonly accept: string;
  readonly onPick: (file: File) => void;
}

export function PickFile({ accept, onPick, ...button }: PickFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (file) onPick(file);
        }}
      />
    </>
  );
}
