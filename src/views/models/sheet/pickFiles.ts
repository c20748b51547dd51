/** Files a visitor chooses or drops, each with its path below what was chosen. */
import type { OpenedFile } from '@/store/openedFolder.ts';

export interface Picked {
  readonly name: string;
  readonly files: readonly OpenedFile[];
}

/** More is no folder of a model; reading on would only take long. */
const MOST_FILES = 5001;

/** From an input: with `webkitdirectory` the first part of a path is the folder itself. */
export function readChosen(list: FileList | null): Picked {
  const files = [...(list ?? [])];
  const [first] = files;
  const folder = first?.webkitRelativePath.split('/')[0] ?? '';
  return {
    name: folder === '' ? (first?.name ?? '') : folder,
    files: files.map((blob) => ({
      path: blob.webkitRelativePath.slice(folder === '' ? 0 : folder.length + 1) || blob.name,
      blob,
    })),
  };
}

interface DirectoryHandle {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<DirectoryHandle | { readonly kind: 'file'; readonly name: string; getFile(): Promise<File> }>;
}
type Picker = () => Promise<DirectoryHandle>;

/** The browser's own picker, which asks for less than an input does; undefined where there is none. */
export function directoryPicker(): Picker | undefined {
  const { showDirectoryPicker } = globalThis as { showDirectoryPicker?: Picker };
  return showDirectoryPicker?.bind(globalThis);
}

export async function readDirectory(handle: DirectoryHandle): Promise<Picked> {
  const files: OpenedFile[] = [];
  const walk = async (directory: DirectoryHandle, path: string): Promise<void> => {
    for await (const entry of directory.values()) {
      if (files.length >= MOST_FILES) return;
      if (entry.kind === 'directory') await walk(entry, `${path}${entry.name}/`);
      else files.push({ path: path + entry.name, blob: await entry.getFile() });
    }
  };
  await walk(handle, '');
  return { name: handle.name, files };
}

/** Folders or files that were dropped. Entries must be taken from the event before anything is waited for. */
export async function readDropped(transfer: DataTransfer): Promise<Picked> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return { name: '', files: [...transfer.files].map((blob) => ({ path: blob.name, blob })) };
  const files: OpenedFile[] = [];
  for (const entry of entries) await readEntry(entry, '', files);
  return { name: entries[0]?.name ?? '', files };
}

async function readEntry(entry: FileSystemEntry, path: string, files: OpenedFile[]): Promise<void> {
  if (files.length >= MOST_FILES) return;
  if (entry.isFile) {
    const blob = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    files.push({ path: path + entry.name, blob });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A hundred at a time, until there are no more.
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const inner of some) await readEntry(inner, `${path}${entry.name}/`, files);
  }
}
