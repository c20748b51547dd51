/** When a view fails to render, the page says so instead of going blank. The text is in the address. */
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';
import { Notice } from '@/elements/Notice.tsx';

interface CrashState {
  readonly error: Error | null;
}

export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override state: CrashState = { error: null };

  static getDerivedStateFromError(error: unknown): CrashState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const t = i18next.getFixedT(null, 'errors');
    return (
      <Notice
        kind="error"
        title={t('crash.title')}
        actions={[{ label: t('actions.reload'), onClick: () => location.reload() }]}
        detail={error.message}
        detailLabel={t('details')}
      >
        {t('crash.text')}
      </Notice>
    );
  }
}
