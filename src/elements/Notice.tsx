/** Something the visitor should know: what happened, and what can be done. Errors are announced at once. */
import { type ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Notice.module.css';

export type NoticeKind = 'error' | 'warning' | 'info';

export interface NoticeAction {
  readonly label: string;
  readonly onClick: () => void;
  readonly variant?: ButtonProps['variant'];
}

export interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title?: string;
  readonly children: ReactNode;
  /** Next steps; the first is the one to take. */
  readonly actions?: readonly NoticeAction[];
  /** For the curious and for bug reports, behind `detailLabel`. */
  readonly detail?: string | null;
  readonly detailLabel?: string;
  readonly onDismiss?: () => void;
  readonly dismissLabel?: string;
}

const ICONS: Readonly<Record<NoticeKind, IconName>> = { error: 'warning', warning: 'warning', info: 'info' };

export function Notice({
  kind,
  title,
  children,
  actions = [],
  detail,
  detailLabel,
  onDismiss,
  dismissLabel,
}: NoticeProps) {
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'info' ? 'status' : 'alert'}>
      <span className={styles.sign}>
        <Icon name={ICONS[kind]} />
      </span>
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        <div>{children}</div>
        {detail ? (
          <details className={styles.detail}>
            <summary>{detailLabel}</summary>
            <code>{detail}</code>
          </details>
        ) : null}
        {actions.length > 0 ? (
          <div className={styles.actions}>
            {actions.map((action, at) => (
              <Button
                key={action.label}
                variant={action.variant ?? (at === 0 ? 'primary' : 'plain')}
                onClick={action.onClick}
              >
                {action.label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      {onDismiss ? <Button variant="quiet" icon="close" label={dismissLabel ?? ''} onClick={onDismiss} /> : null}
    </div>
  );
}
