/**
 * When the page itself fails to render, it says so instead of going blank. The address that led there is set
 * aside: a reload opens the text alone, and the same address again only when the visitor asks for it.
 */
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';
import { Notice } from '@/elements/Notice.tsx';
import { safeAddress } from './safeAddress.ts';

interface CrashState {
  readonly error: Error | null;
  /** The fragment that was open. */
  readonly crashed: string;
}

export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override state: CrashState = { error: null, crashed: '' };

  static getDerivedStateFromError(error: unknown): Partial<CrashState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    this.setState({ crashed: location.hash });
    history.replaceState(null, '', safeAddress(location.hash));
  }

  override render() {
    const { error, crashed } = this.state;
    if (!error) return this.props.children;
    const t = i18next.getFixedT(null, 'errors');
    return (
      <Notice
        kind="error"
        title={t('crash.title')}
        actions={[
          { label: t('actions.reload'), onClick: () => location.reload() },
          {
            label: t('actions.sameAddress'),
            onClick: () => {
              history.replaceState(null, '', crashed || '#');
              location.reload();
            },
          },
        ]}
        detail={error.message}
        detailLabel={t('details')}
      >
        {t('crash.text')}
      </Notice>
    );
  }
}
