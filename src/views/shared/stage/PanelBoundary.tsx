/**
 * A view that fails takes down its panel and nothing else. It is tried again when the visitor says so, and
 * when other numbers or another view come to stand here.
 */
import { Component, type ReactNode } from 'react';
import { askAgain, MissingCode } from '@/elements/lazyAgain.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface PanelBoundaryProps {
  /** Changes with what stands here, e.g. the name of the view. */
  readonly what?: string;
  readonly children: ReactNode;
}

export function PanelBoundary({ what = '', children }: PanelBoundaryProps) {
  const run = useValue('trace', (state) => state.shown?.runId ?? null);
  return <Boundary resetOn={`${what} ${run}`}>{children}</Boundary>;
}

interface BoundaryProps {
  readonly resetOn: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
  /** What stood here when it failed. */
  readonly failedOn: string;
}

class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, failedOn: '' };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ resetOn }: BoundaryProps, { error, failedOn }: BoundaryState) {
    if (!error) return { failedOn: resetOn };
    if (failedOn === resetOn) return null;
    askAgain();
    return { error: null, failedOn: resetOn };
  }

  readonly #retry = () => {
    askAgain();
    this.setState({ error: null });
  };

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Failed error={error} onRetry={this.#retry} />;
  }
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation('errors');
  const isMissing = error instanceof MissingCode;
  const retry = { label: t('actions.retry'), onClick: onRetry };
  const reload = { label: t('actions.reload'), onClick: () => location.reload() };
  const isRemembered = isMissing && error.isRemembered;
  return (
    <Notice
      kind="error"
      title={t(isMissing ? 'missingPart.title' : 'panel.title')}
      actions={isRemembered ? [reload] : isMissing ? [retry, reload] : [retry]}
      detail={error.message}
      detailLabel={t('details')}
    >
      {t(isRemembered ? 'missingPart.remembered' : isMissing ? 'missingPart.text' : 'panel.text')}
    </Notice>
  );
}
