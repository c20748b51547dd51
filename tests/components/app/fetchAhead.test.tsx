/** What is fetched before anybody opens it, and that nothing is where the visitor saves data. */
import { render } from '@testing-library/react';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { useFetchAhead } from '@/app/useFetchAhead.ts';
import { fetchViews } from '@/views/shared/stage/fetchViews.ts';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { openWorkbench } from '../workbench.tsx';

vi.mock('@/views/shared/stage/fetchViews.ts', () => ({ fetchViews: vi.fn(() => Promise.resolve()) }));

afterEach(() => vi.mocked(fetchViews).mockClear());
// Not sooner: what is rendered is taken away after each test, and gives back the idle time it has asked for.
afterAll(() => vi.unstubAllGlobals());

function Ahead() {
  useFetchAhead();
  return null;
}

async function open(connection: object | undefined): Promise<void> {
  vi.stubGlobal('requestIdleCallback', (act: () => void) => (act(), 1));
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  vi.stubGlobal('navigator', Object.create(navigator, { connection: { value: connection } }));
  const { stores } = await openWorkbench('The old man');
  render(
    <StoresContext value={stores}>
      <Ahead />
    </StoresContext>,
  );
}

test('after the first prediction the views of other depths are fetched', async () => {
  await open(undefined);
  expect(fetchViews).toHaveBeenCalledOnce();
});

test('whoever has told the browser to save data gets each view when it is opened', async () => {
  await open({ saveData: true });
  expect(fetchViews).not.toHaveBeenCalled();
});
