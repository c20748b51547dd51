/** The sheet of models with its messages; fetched when it is opened first. */
import { addSheetMessages } from './sheetMessages.ts';

addSheetMessages();

export { ModelsSheet } from '@/views/models/sheet/ModelsSheet.tsx';
