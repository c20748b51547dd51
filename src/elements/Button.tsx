/** A button. The words say what it does; an icon and a key may stand beside them. */
import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { joinClasses } from './joinClasses.ts';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  /** `primary`: the one thing to do here. `quiet`: no frame. */
  readonly variant?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  /** Words on the button. Without them `label` is the accessible name and the tooltip. */
  readonly children?: ReactNode;
  readonly label?: string;
  /** The key that does the same, as it is shown: `N`. Not part of the accessible name. */
  readonly shortcut?: string;
  /** For buttons that stay pressed. */
  readonly isPressed?: boolean;
  /** At work: it keeps the focus but does nothing. `disabled` would lose the focus. */
  readonly isBusy?: boolean;
}

export function Button({
  variant = 'plain',
  icon,
  children,
  label,
  shortcut,
  isPressed,
  isBusy = false,
  onClick,
  ...rest
}: ButtonProps) {
  const hasWords = children !== undefined && children !== null && children !== '';
  return (
    <button
      type="button"
      data-control
      title={hasWords ? undefined : label}
      {...rest}
      className={joinClasses(styles.button, styles[variant], !hasWords && styles.iconOnly)}
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={shortcut}
      onClick={isBusy ? undefined : onClick}
    >
      {icon ? <Icon name={icon} /> : null}
      {hasWords ? <span>{children}</span> : null}
      {shortcut ? (
        <kbd className={styles.shortcut} aria-hidden="true">
          {shortcut}
        </kbd>
      ) : null}
    </button>
  );
}
