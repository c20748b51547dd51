/**
 * How views reach a group of stores: a context that is provided once, and hooks that read one value of
 * one store. There are two groups: the workbench's (StoresContext.tsx) and the training page's.
 */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';

/** Of a group, its stores by name, and what each holds. */
type States<Group> = {
  [Name in keyof Group as Group[Name] extends StoreApi<unknown> ? Name : never]: Group[Name] extends StoreApi<
    infer State
  >
    ? State
    : never;
};

export function bindStores<Group extends object>(groupName: string) {
  const Context = createContext<Group | null>(null);

  function useGroup(): Group {
    const group = useContext(Context);
    if (!group) throw new Error(`A view was rendered outside the context of ${groupName}.`);
    return group;
  }

  /** One value of one store; the view renders again when it changes. */
  function useValue<Name extends keyof States<Group>, Value>(
    name: Name,
    select: (state: States<Group>[Name]) => Value,
  ): Value {
    // States has the names of stores alone; the compiler cannot follow that while Group is open.
    const store = useGroup()[name as unknown as keyof Group] as StoreApi<States<Group>[Name]>;
    return useStore(store, select);
  }

  return { Context, useGroup, useValue };
}
