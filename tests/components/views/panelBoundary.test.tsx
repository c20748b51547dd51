/** A view that fails, or whose code does not arrive, takes down its panel and nothing else. */
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CrashBoundary } from '@/app/CrashBoundary.tsx';
import { safeAddress } from '@/app/safeAddress.ts';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { PanelBoundary } from '@/views/shared/stage/PanelBoundary.tsx';
import { openWorkbench, renderView } from '../workbench.tsx';

afterEach(() => void vi.restoreAllMocks());

/** React writes every caught error to the console as well. */
const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined);

let isBroken = false;
function View() {
  if (isBroken) throw new RangeError('Number 3 is NaN; scores must be finite or −∞.');
  return <p>numbers</p>;
}

describe('A view that fails', () => {
  it('says so in its panel, leaves its neighbour alone, and is tried again on demand', async () => {
    quiet();
    isBroken = true;
    renderView(
      <>
        <PanelBoundary>
          <View />
        </PanelBoundary>
        <p>neighbour</p>
      </>,
      await openWorkbench('one two'),
    );
    expect(screen.getByRole('alert').textContent).toContain('This panel failed');
    expect(screen.getByText('neighbour')).toBeDefined();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('numbers')).toBeDefined();
  });

  it('is tried again when other numbers come', async () => {
    quiet();
    isBroken = true;
    const workbench = await openWorkbench('one two');
    renderView(
      <PanelBoundary>
        <View />
      </PanelBoundary>,
      workbench,
    );
    expect(screen.getByRole('alert')).toBeDefined();
    isBroken = false;
    await act(() => workbench.stores.conductor.readPrompt('one two three'));
    expect(screen.getByText('numbers')).toBeDefined();
  });
});

describe('Code that does not arrive', () => {
  const address = 'https://example.org/assets/View-1.js';
  const missing = () => new TypeError(`Failed to fetch: ${address}`);
  const load = vi.fn<() => Promise<{ default: () => React.JSX.Element }>>();

  /** What the browser answers when it is asked past what it has kept, and what `import` gives in turn. */
  async function renderLate(answer: Response) {
    quiet();
    load.mockReset().mockRejectedValueOnce(missing());
    const refetch = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(answer.clone()));
    const Late = lazyAgain(load);
    renderView(
      <PanelBoundary>
        <Suspense>
          <Late />
        </Suspense>
      </PanelBoundary>,
      await openWorkbench('one two'),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('A part of the page did not arrive');
    expect(refetch).toHaveBeenCalledWith(address, { cache: 'reload' });
  }
  const script = () => new Response('', { headers: { 'content-type': 'text/javascript' } });
  const retry = () => userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  it('is told in its panel and asked for again, past what the browser has kept', async () => {
    await renderLate(script());
    load.mockResolvedValue({ default: () => <p>numbers</p> });
    await retry();
    expect(await screen.findByText('numbers')).toBeDefined();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is had by a reload where the browser remembers that it did not come', async () => {
    await renderLate(script());
    load.mockRejectedValue(missing());
    await retry();
    await screen.findByText(/Trying again did not help, though the site answers/);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeDefined();
  });

  it('may come later from a site that answers with something else', async () => {
    await renderLate(new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
    load.mockRejectedValue(missing());
    await retry();
    await waitFor(() => expect(load).toHaveBeenCalledTimes(2));
    expect((await screen.findByRole('alert')).textContent).toContain('Check the connection');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});

describe('A page that fails', () => {
  it('puts the address aside, keeps the text, and opens the same address only on demand', () => {
    quiet();
    isBroken = true;
    history.replaceState(null, '', '#text=a+b&zoom=head&query=3');
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    render(
      <CrashBoundary>
        <View />
      </CrashBoundary>,
    );
    expect(location.hash).toBe('#text=a+b');
    act(() => screen.getByRole('button', { name: 'Open the same address again' }).click());
    expect(location.hash).toBe('#text=a+b&zoom=head&query=3');
    expect(reload).toHaveBeenCalledOnce();
    history.replaceState(null, '', '#');
  });

  it.each([
    ['#text=a+b&layer=2', '#text=a+b'],
    ['#text=a+b', '#'],
    ['#page=training', '#'],
    ['', '#'],
  ])('of the address "%s" leaves "%s"', (before, after) => {
    expect(safeAddress(before)).toBe(after);
  });
});
