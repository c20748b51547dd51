/** *Export* in a test of views: the button that pages put at the end of each panel, and the file that comes of it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { PanelEnd } from '@/elements/ExportScope.tsx';
import { ExportButton } from '@/views/shared/export/ExportButton.tsx';

export const withExport = (view: ReactNode) => <PanelEnd value={<ExportButton />}>{view}</PanelEnd>;

/** What the first CSV of the only panel holds. */
export async function exportCsv(): Promise<string> {
  const made = vi.spyOn(URL, 'createObjectURL');
  try {
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click((await screen.findAllByRole('menuitem', { name: /^CSV/ }))[0]!);
    const blob = made.mock.calls.at(-1)?.[0];
    return blob instanceof Blob ? await blob.text() : '';
  } finally {
    made.mockRestore();
  }
}
