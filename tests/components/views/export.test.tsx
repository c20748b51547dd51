/** *Export* of a panel: what is in its list, how it is walked through, and that its tables are those of the page. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { Formula } from '@/elements/Formula.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { exportCsv, withExport } from '../exports.tsx';
import { openWorkbench, renderView } from '../workbench.tsx';

const open = async (panel: React.ReactNode) => {
  const workbench = await openWorkbench('When Mary');
  renderView(withExport(panel), workbench);
  return workbench;
};
const items = async () => {
  await screen.findByRole('menu');
  return screen.getAllByRole('menuitem').map((item) => item.textContent);
};

const Table = ({ name }: { readonly name: string }) => (
  <table aria-label={name}>
    <thead>
      <tr>
        <th>token</th>
        <th colSpan={2}>probability</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th>=2+3</th>
        <td>
          <NumberValue value={1 / 3} format="probability" />
        </td>
        <td>
          <NumberValue value={null} />
        </td>
      </tr>
    </tbody>
  </table>
);

describe('Export', () => {
  it('reads a table as it stands, with the full numbers, and lets no token become a formula', async () => {
    await open(
      <Panel heading="Odds">
        <Table name="Odds" />
      </Panel>,
    );
    expect(await exportCsv()).toBe(`token,probability,\r\n'=2+3,${1 / 3},\r\n`);
    expect(screen.getByRole('status')).toHaveTextContent('Saved odds.csv');
  });

  it('tells the tables of a panel apart by their names, and one that told its numbers stands for itself', async () => {
    await open(
      <Panel heading="Odds">
        <Table name="First" />
        <Table name="Second" />
        <ExportTable label="Second" fileName="second" table={() => ({ columns: ['a'], rows: [[1]] })} />
        <Panel heading="Inside">
          <Table name="Its own" />
        </Panel>
      </Panel>,
    );
    await userEvent.click(screen.getAllByRole('button', { name: 'Export' })[0]!);
    expect(await items()).toEqual(['CSVSecond', 'CSVFirst', 'Copy tableSecond', 'Copy tableFirst']);
  });

  it('is walked through by the keys, closes on Escape and gives the focus back', async () => {
    await open(
      <Panel heading="Odds">
        <Table name="Odds" />
      </Panel>,
    );
    const button = screen.getByRole('button', { name: 'Export' });
    act(() => button.focus());
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('menu', { name: 'Export Odds' });
    const [first, second] = within(menu).getAllByRole('menuitem');
    await waitFor(() => expect(first).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(first).toHaveFocus();
    await userEvent.keyboard('{End}{Home}{ArrowUp}');
    expect(second).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('is not there at Basics, while a room is shown a lesson, and where a lesson leaves it out', async () => {
    const { stores } = await open(
      <Panel heading="Odds">
        <Formula tex="a" plain="a" />
      </Panel>,
    );
    const button = () => screen.queryByRole('button', { name: 'Export' });
    expect(button()).not.toBeNull();
    act(() => stores.selection.getState().setDepth('basics'));
    expect(button()).toBeNull();
    act(() => stores.selection.getState().setDepth('inside'));
    act(() => stores.presentation.getState().setOn(true));
    expect(button()).toBeNull();
    act(() => stores.presentation.getState().setOn(false));
    act(() => stores.selection.getState().setHidden(['export']));
    expect(button()).toBeNull();
  });

  it('says so where there is nothing', async () => {
    await open(<Panel heading="Empty">Nothing.</Panel>);
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    expect(await screen.findByText('Nothing to export here yet.')).toBeVisible();
  });
});
