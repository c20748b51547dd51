/** A file that breaks off goes on where it did, whatever the host knows of parts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resumingBody } from '@/engine/worker/load/resumingBody.ts';

const FILE = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
const noWait = () => Promise.resolve();

/** The file from `from` to `to` in pieces, then an end, a break, or silence. */
function bodyOf(from: number, to: number, ending: 'end' | 'break' | 'silence'): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream({
    pull(controller) {
      if (at < to) {
        const next = Math.min(to, at + 97);
        controller.enqueue(FILE.slice(at, next));
        at = next;
      } else if (ending === 'end') controller.close();
      else if (ending === 'break') controller.error(new TypeError('network error'));
      else return new Promise<void>(() => undefined);
    },
  });
}

const read = async (body: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(body as BodyInit).arrayBuffer());

test('arrives whole though it breaks off twice, from hosts that know parts and from those that do not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), fc.nat(1000), fc.boolean(), async (one, other, knowsParts) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)];
      const asked: number[] = [];
      const body = resumingBody(bodyOf(0, first, 'break'), {
        wait: noWait,
        isWanted: () => true,
        ask: (from) => {
          asked.push(from);
          const isLast = asked.length === 2;
          const start = knowsParts ? from : 0;
          const response = new Response(bodyOf(start, isLast ? 1000 : second, isLast ? 'end' : 'break') as BodyInit);
          return Promise.resolve({ response, from: start });
        },
      });
      expect(await read(body)).toEqual(FILE);
      expect(asked).toEqual([first, second]);
    }),
  );
});

test('is asked for again when nothing comes', async () => {
  const body = resumingBody(bodyOf(0, 300, 'silence'), {
    wait: noWait,
    isWanted: () => true,
    stallMilliseconds: 5,
    ask: (from) => Promise.resolve({ response: new Response(bodyOf(from, 1000, 'end') as BodyInit), from }),
  });
  expect(await read(body)).toEqual(FILE);
});

test.each([
  ['breaks off every time', true, 2],
  ['is no longer wanted', false, 0],
])('fails when it %s', async (_, wanted, tries) => {
  let asked = 0;
  const body = resumingBody(bodyOf(0, 300, 'break'), {
    wait: noWait,
    isWanted: () => wanted,
    ask: () => {
      asked++;
      return Promise.reject(new TypeError('Failed to fetch'));
    },
  });
  await expect(read(body)).rejects.toThrow();
  expect(asked).toBe(tries);
});
