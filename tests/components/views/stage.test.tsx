/** Pages as lists: the smallest stage there can be, depth, hidden views, tabs, slots, and what the two real lists promise. */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { EXPLORE } from '@/app/stages/explore.ts';
import { DEPTHS, GUIDES, OUTCOMES, ZOOMS } from '@/store/selection.ts';
import { view as nextToken } from '@/views/nextToken/index.ts';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { shownViews } from '@/views/shared/stage/shownViews.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useSlot } from '@/views/shared/stage/useSlot.tsx';
import type { StageSpec, ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { TRAIN } from '@/views/training/trainStage.ts';
import { createWorkbench, openWorkbench, renderView } from '../workbench.tsx';

const made = (id: string, over: Partial<ViewSpec> = {}): ViewSpec => ({
  id,
  title: 'app:name',
  zone: 'only',
  needs: null,
  lazy: false,
  depth: 'basics',
  Component: () => <p>{`This is ${id}.`}</p>,
  ...over,
});

/** What is on show of views made above. */
const told = () => screen.queryAllByText(/^This is/).map((element) => element.textContent);

describe('the smallest stage', () => {
  it('shows one view of the workbench without a control around it', async () => {
    const workbench = await openWorkbench('The cat');
    const stage: StageSpec = { zones: [{ id: 'outcome', shows: 'all' }], views: [nextToken] };
    renderView(<Stage stage={stage} />, workbench);
    expect(screen.getByRole('main')).toContainElement(screen.getByRole('heading', { name: 'Next token' }));
    expect(screen.queryByRole('radiogroup', { name: 'What comes out' })).toBeNull();
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1);
  });

  it('has no place for a view whose zone it lacks', () => {
    const stage: StageSpec = {
      zones: [{ id: 'only', shows: 'all' }],
      views: [made('here'), made('lost', { zone: 'elsewhere' })],
    };
    renderView(<Stage stage={stage} />, createWorkbench());
    expect(told()).toEqual(['This is here.']);
  });
});

describe('what a stage shows', () => {
  it('is at Basics the views of Basics alone, and more with each depth', () => {
    const workbench = createWorkbench();
    const stage: StageSpec = {
      zones: [{ id: 'only', shows: 'all' }],
      views: DEPTHS.map((depth) => made(depth, { depth })),
    };
    renderView(<Stage stage={stage} />, workbench);
    expect(told()).toHaveLength(3);
    const { setDepth } = workbench.stores.selection.getState();
    act(() => setDepth('basics'));
    expect(told()).toEqual(['This is basics.']);
    act(() => setDepth('inside'));
    expect(told()).toEqual(['This is basics.', 'This is inside.']);
  });

  it('is at Basics the text, its tokens and what comes next, on the workbench', async () => {
    const workbench = await openWorkbench('The cat');
    workbench.stores.selection.getState().setDepth('basics');
    renderView(<Stage stage={EXPLORE} />, workbench);
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toBeInTheDocument();
    for (const name of ['Tokens', 'Next token']) expect(screen.getByRole('heading', { name })).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(3);
    expect(screen.queryByRole('navigation', { name: 'Zoom' })).toBeNull();
  });

  it('leaves out a view that is hidden', () => {
    const workbench = createWorkbench();
    const stage: StageSpec = { zones: [{ id: 'only', shows: 'all' }], views: [made('one'), made('two')] };
    renderView(<Stage stage={stage} />, workbench);
    act(() => workbench.stores.selection.getState().setHidden(['one']));
    expect(told()).toEqual(['This is two.']);
  });

  it('leaves out what the model cannot tell, unless the view says so itself', () => {
    const views = [
      made('plain'),
      made('silent', { needs: 'attention' }),
      made('speaking', { needs: 'trace', saysWhatLacks: true }),
    ];
    const ids = (can: boolean) =>
      shownViews(views, { depth: 'everything', hidden: [], can: () => can }).map(({ id }) => id);
    expect(ids(true)).toEqual(['plain', 'silent', 'speaking']);
    expect(ids(false)).toEqual(['plain', 'speaking']);
  });

  it('only grows with depth, whatever the list, and keeps its order', () => {
    const list = fc
      .array(fc.constantFrom(...DEPTHS))
      .map((depths) => depths.map((depth, at) => made(`v${at}`, { depth })));
    fc.assert(
      fc.property(list, fc.array(fc.constantFrom('v0', 'v1', 'v2')), (views, hidden) => {
        const [basics, inside, everything] = DEPTHS.map((depth) =>
          shownViews(views, { depth, hidden, can: () => true }),
        );
        for (const [less, more] of [
          [basics, inside],
          [inside, everything],
        ])
          expect(more!.filter((view) => less!.includes(view))).toEqual(less);
        expect(everything).toEqual(views.filter(({ id }) => !(hidden as readonly string[]).includes(id)));
      }),
    );
  });
});

describe('a zone of tabs', () => {
  const stage: StageSpec = {
    zones: [{ id: 'only', shows: 'tabs', label: 'app:guide.label' }],
    views: [made('one', { title: 'app:guide.explain' }), made('two', { title: 'app:guide.whatif' })],
  };
  function Chosen({ first }: { readonly first: string }) {
    const [chosen, choose] = useState(first);
    return <Stage stage={stage} choices={{ only: { chosen, choose } }} />;
  }

  it('shows the chosen view, and another one when it is chosen', async () => {
    renderView(<Chosen first="two" />, createWorkbench());
    expect(told()).toEqual(['This is two.']);
    await userEvent.click(screen.getByRole('radio', { name: 'Explain' }));
    expect(told()).toEqual(['This is one.']);
  });

  it('shows the first where a link chose one that is not there', () => {
    renderView(<Chosen first="gone" />, createWorkbench());
    expect(told()).toEqual(['This is one.']);
  });

  it('has no tabs where one view is left', () => {
    const workbench = createWorkbench();
    workbench.stores.selection.getState().setHidden(['one']);
    renderView(<Chosen first="one" />, workbench);
    expect(told()).toEqual(['This is two.']);
    expect(screen.queryByRole('radiogroup')).toBeNull();
  });
});

describe('a slot', () => {
  function Outer() {
    const { views, content } = useSlot('inner');
    return (
      <section aria-label={views.map(({ id }) => id).join()}>
        <p>This is outer.</p>
        {content}
      </section>
    );
  }
  const stage: StageSpec = {
    zones: [
      { id: 'only', shows: 'all' },
      { id: 'inner', shows: 'slot' },
    ],
    views: [made('outer', { Component: Outer }), made('a', { zone: 'inner' }), made('b', { zone: 'inner' })],
  };

  it('holds the chosen view inside another one, or none', () => {
    startMessages();
    const { stores } = createWorkbench();
    const at = (chosen: string) => (
      <StoresContext value={stores}>
        <Stage stage={stage} choices={{ inner: { chosen, choose: () => {} } }} />
      </StoresContext>
    );
    const { rerender } = render(at('none'));
    expect(told()).toEqual(['This is outer.']);
    rerender(at('b'));
    expect(told()).toEqual(['This is outer.', 'This is b.']);
    expect(screen.getByRole('region', { name: 'a,b' })).toHaveTextContent('This is b.');
  });
});

describe.each([
  ['the workbench', EXPLORE],
  ['the training page', TRAIN],
])('the list of %s', (_, stage) => {
  it('names each view and each zone once, and every view has its zone', () => {
    const ids = stage.views.map(({ id }) => id);
    const zones = stage.zones.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(zones).size).toBe(zones.length);
    for (const view of stage.views) expect(zones, view.id).toContain(view.zone);
  });
});

it('offers on the workbench what an address can choose', () => {
  const idsOf = (zone: string) => EXPLORE.views.filter((view) => view.zone === zone).map(({ id }) => id);
  expect(idsOf('outcome')).toEqual([...OUTCOMES]);
  expect(idsOf('guide')).toEqual([...GUIDES]);
  expect(['model', ...idsOf('panel')]).toEqual([...ZOOMS]);
});
