/** What a folder picker, an input and a drop give is one list of files with their paths below what was chosen. */
import { afterEach, expect, test, vi } from 'vitest';
import { directoryPicker, readChosen, readDirectory, readDropped } from '@/views/models/sheet/pickFiles.ts';

afterEach(() => vi.unstubAllGlobals());

type Tree = { readonly [name: string]: string | Tree };
const TREE: Tree = { 'config.json': '{}', onnx: { 'model.onnx': 'x', deep: { 'model.onnx_data': 'yy' } } };
const PATHS = ['config.json', 'onnx/model.onnx', 'onnx/deep/model.onnx_data'];
const fileOf = (name: string, text: string) => new File([text], name);

/** As the browser's own picker hands it out. */
function handleOf(name: string, tree: Tree): Parameters<typeof readDirectory>[0] {
  return {
    kind: 'directory',
    name,
    async *values() {
      for (const [inner, content] of Object.entries(tree))
        yield typeof content === 'string'
          ? { kind: 'file' as const, name: inner, getFile: () => Promise.resolve(fileOf(inner, content)) }
          : handleOf(inner, content);
    },
  };
}

/** As a drop hands it out: entries in portions, until there are none. */
function entryOf(name: string, content: string | Tree): FileSystemEntry {
  if (typeof content === 'string')
    return { isFile: true, name, file: (done: (file: File) => void) => done(fileOf(name, content)) } as never;
  const portions = Object.entries(content).map(([inner, of]) => [entryOf(inner, of)]);
  const readEntries = (done: (entries: FileSystemEntry[]) => void) => done(portions.shift() ?? []);
  return { isFile: false, name, createReader: () => ({ readEntries }) } as never;
}

test('the picker is used where the browser has one, and its folder is read whole', async () => {
  expect(directoryPicker()).toBeUndefined();
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(handleOf('gpt2', TREE)));
  const handle = await directoryPicker()!();
  const { name, files } = await readDirectory(handle);
  expect([name, files.map(({ path }) => path)]).toEqual(['gpt2', PATHS]);
  expect(await files[2]!.blob.text()).toBe('yy');
});

test('a picker that is closed without a choice is no failure of the page', async () => {
  vi.stubGlobal('showDirectoryPicker', () =>
    Promise.reject(new DOMException('The user aborted a request.', 'AbortError')),
  );
  await expect(directoryPicker()!()).rejects.toMatchObject({ name: 'AbortError' });
});

test('a folder that never ends is read to a bound', async () => {
  const endless: Parameters<typeof readDirectory>[0] = {
    kind: 'directory',
    name: 'all',
    async *values() {
      for (let at = 0; ; at += 1)
        yield { kind: 'file', name: `${at}`, getFile: () => Promise.resolve(fileOf(`${at}`, '')) };
    },
  };
  expect((await readDirectory(endless)).files).toHaveLength(5001);
});

test('an input gives paths below its folder, or the names of single files', () => {
  const inFolder = ['gpt2/config.json', 'gpt2/onnx/model.onnx'].map((path) =>
    Object.defineProperty(fileOf(path.split('/').at(-1)!, ''), 'webkitRelativePath', { value: path }),
  );
  const chosen = readChosen(inFolder as never);
  expect([chosen.name, chosen.files.map(({ path }) => path)]).toEqual(['gpt2', ['config.json', 'onnx/model.onnx']]);
  const single = Object.defineProperty(fileOf('config.json', ''), 'webkitRelativePath', { value: '' });
  expect(readChosen([single] as never)).toMatchObject({ name: 'config.json', files: [{ path: 'config.json' }] });
  expect(readChosen(null)).toEqual({ name: '', files: [] });
});

test('a drop is read folder by folder, in as many portions as the browser makes of it', async () => {
  const items = [{ webkitGetAsEntry: () => entryOf('gpt2', TREE) }];
  const { name, files } = await readDropped({ items, files: [] } as never);
  expect([name, files.map(({ path }) => path)]).toEqual(['gpt2', PATHS.map((path) => `gpt2/${path}`)]);
});
