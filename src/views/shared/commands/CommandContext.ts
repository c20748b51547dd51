/** What commands act on, as views reach it. Where nothing provides it there are the workbench's stores alone. */
import { createContext, useContext, useMemo } from 'react';
import { useStores } from '@/views/shared/StoresContext.tsx';
import type { CommandPage } from './Command.ts';

export const CommandContext = createContext<CommandPage | null>(null);

const nothing = () => {};

export function useCommandPage(): CommandPage {
  const stores = useStores();
  const page = useContext(CommandContext);
  return useMemo(
    () => page ?? { stores, training: null, toggleTheme: nothing, share: nothing, openHelp: nothing },
    [page, stores],
  );
}
