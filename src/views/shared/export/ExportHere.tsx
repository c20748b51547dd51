/** Something with an *Export* of its own, outside of panels: the button, with its word, stands at its end at any depth. */
import { use, type ReactNode, type RefObject } from 'react';
import { ExportScope } from '@/elements/ExportScope.tsx';
import { OpenedExport } from './ExportButton.tsx';

export interface ExportHereProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function ExportHere({ title, children }: ExportHereProps) {
  return (
    <ExportScope title={title}>
      <Place title={title}>{children}</Place>
    </ExportScope>
  );
}

function Place({ title, children }: ExportHereProps) {
  const scope = use(ExportScope.Context);
  if (!scope) return children;
  const { ref, ...marks } = scope.own;
  return (
    <div ref={ref as RefObject<HTMLDivElement | null>} {...marks} role="group" aria-label={title}>
      {children}
      <OpenedExport hasWord />
    </div>
  );
}
