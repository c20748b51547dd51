/** What a view needs around it in a test: real stores over the fake engine, English messages, a context. */
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { startMessages } from '@/app/i18n.ts';
import { addInsideMessages } from '@/app/insideMessages.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores, type Stores } from '@/store/createStores.ts';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { createFakeEngine, type FakeEngine, type FakeOptions } from './fakeEngine.ts';

export interface Workbench {
  readonly engine: FakeEngine;
  readonly stores: Stores;
}

/** Stores around a fake engine, with no model yet. Waiting takes no time. */
export function createWorkbench(options: FakeOptions = {}): Workbench {
  const engine = createFakeEngine(options);
  const stores = createStores({ engine, keep: { read: () => null, write: () => {} }, wait: () => Promise.resolve() });
  return { engine, stores };
}

/** The same with the model loaded and this text read. */
export async function openWorkbench(text: string, options: FakeOptions = {}): Promise<Workbench> {
  const workbench = createWorkbench(options);
  workbench.stores.sequence.getState().setDraft(text);
  await workbench.stores.conductor.loadModel(EMBEDDED);
  return workbench;
}

export function renderView(view: ReactNode, { stores }: Workbench): RenderResult {
  startMessages();
  addInsideMessages();
  return render(<StoresContext value={stores}>{view}</StoresContext>);
}
