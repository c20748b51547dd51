/** Pages that are connected without a third: what their codes hold, and who is counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionHash, writeCode, type AnswerCode } from '@/store/collect/answerCode.ts';
import { fromSdp, readPeer, toSdp, writePeer, type PeerCode } from '@/store/collect/peerCode.ts';
import { createPeers, type PeerEvents, type PeerLink } from '@/store/collect/peers.ts';

const ice = (minLength: number, maxLength: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCxyz019+/'),
    minLength,
    maxLength,
  });
const uuid = fc.uuid().map((name) => `${name}.local`);
const address = fc.record({
  host: fc.oneof(uuid, fc.ipV4(), fc.constantFrom('fd00::2', 'fe80::1:2')),
  port: fc.integer({ min: 1, max: 65_535 }),
});
const peer: fc.Arbitrary<PeerCode> = fc.record({
  to: fc.option(ice(4, 8)),
  name: ice(4, 8),
  password: ice(22, 32),
  fingerprint: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  addresses: fc.array(address, { minLength: 1, maxLength: 6 }),
});

describe('a code that connects', () => {
  test('comes back whole from its letters, and from the description that browsers are handed', () => {
    fc.assert(
      fc.property(peer, (code) => {
        expect(readPeer(writePeer(code))).toEqual(code);
        expect(fromSdp(toSdp(code), code.to)).toEqual(code);
      }),
    );
  });

  test('with two random names of hosts it takes less than 170 letters, a third of the description', () => {
    fc.assert(
      fc.property(fc.tuple(uuid, uuid), ([one, two]) => {
        const addresses = [one, two].map((host) => ({ host, port: 54_321 }));
        const code: PeerCode = {
          to: 'abcd',
          name: 'efgh',
          password: 'x'.repeat(24),
          fingerprint: new Uint8Array(32),
          addresses,
        };
        expect(writePeer(code).length).toBeLessThan(170);
        expect(toSdp(code).length).toBeGreaterThan(3 * 170);
      }),
    );
  });

  test('nothing but its parts reaches a description: a line that was smuggled in is refused', () => {
    const code = 'glassbox-peer:1:-:abcd:xxxxxxxxxxxxxxxxxxxxxxxx:' + 'A'.repeat(43) + ':';
    expect(readPeer(`${code}192.0.2.2/9`)).not.toBeNull();
    for (const where of ['192.0.2.2/9\r\na=x', 'evil.example/9', '192.0.2.2/0', '192.0.2.2/70000', '~AAAA/9', '/', ''])
      expect(readPeer(code + where)).toBeNull();
    for (const text of ['', 'glassbox-answer:1:a:bbbb:c', code.replace('abcd', 'ab\ncd') + '192.0.2.2/9'])
      expect(readPeer(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readPeer(`glassbox-peer:1:${text}`)?.addresses ?? []).toEqual([]);
      }),
    );
  });

  test('a description without an address on the network is none', () => {
    expect(fromSdp('v=0\r\na=ice-ufrag:abcd\r\n', null)).toBeNull();
  });
});

/** Connections that a test opens and speaks through. */
function fakeRoom() {
  const opened: { events: PeerEvents; sent: string[]; isClosed: boolean; code: PeerCode }[] = [];
  const open = (events: PeerEvents): PeerLink => {
    const code: PeerCode = {
      to: null,
      name: `name${opened.length}`,
      password: 'x'.repeat(24),
      fingerprint: new Uint8Array(32),
      addresses: [{ host: '192.0.2.2', port: 9 }],
    };
    const own = { events, sent: [] as string[], isClosed: false, code };
    opened.push(own);
    return {
      own: Promise.resolve(code),
      accept: async () => {},
      send: (text) => void own.sent.push(text),
      close: () => void (own.isClosed = true),
    };
  };
  return { opened, open };
}
const replyTo = (code: PeerCode) => writePeer({ ...code, to: code.name, name: 'reply' });

describe('a room', () => {
  test('each invitation is for one student, and a reply brings the next', async () => {
    const { opened, open } = fakeRoom();
    const store = createPeers(open, () => {});
    await store.getState().invite();
    const first = opened[0]!;
    expect(readPeer(store.getState().invitation ?? '')).toEqual(first.code);
    await store.getState().accept(replyTo(first.code));
    expect(readPeer(store.getState().invitation ?? '')?.name).toBe('name1');
    first.events.onOpen();
    expect(store.getState().connected).toBe(1);
    // Whoever scanned the first one, too, is told to scan again.
    await store.getState().accept(replyTo(first.code));
    expect(store.getState().fault).toBe('old');
    await store.getState().accept('https://example.org');
    expect(store.getState().fault).toBe('foreign');
    await store.getState().accept(store.getState().invitation ?? '');
    expect(store.getState().fault).toBe('foreign');
    store.getState().stop();
    expect(opened.every(({ isClosed }) => isClosed)).toBe(true);
    expect(store.getState()).toMatchObject({ connected: 0, invitation: null });
  });

  test('a page answers for one student alone, and what is no answer is none', async () => {
    const { opened, open } = fakeRoom();
    const taken: AnswerCode[] = [];
    const store = createPeers(open, (code) => void taken.push(code));
    await store.getState().invite();
    const { events, code } = opened[0]!;
    await store.getState().accept(replyTo(code));
    events.onOpen();
    const question = questionHash('Once');
    for (const [student, answer] of [
      ['anna1234', 'upon'],
      ['ben12345', 'more'],
      ['anna1234', 'again'],
    ] as const)
      events.onText(writeCode({ question, student, answer }));
    events.onText('{"x":1}');
    expect(taken.map(({ answer }) => answer)).toEqual(['upon', 'again']);
  });

  test('the question is told to who is there and to who comes later', async () => {
    const { opened, open } = fakeRoom();
    const store = createPeers(open, () => {});
    await store.getState().invite();
    opened[0]!.events.onOpen();
    store.getState().ask('#answer=1');
    await store.getState().invite();
    opened[1]!.events.onOpen();
    store.getState().ask('#answer=2');
    expect(opened.map(({ sent }) => sent)).toEqual([
      ['#answer=1', '#answer=2'],
      ['#answer=1', '#answer=2'],
    ]);
    opened[0]!.events.onEnd();
    expect(store.getState()).toMatchObject({ connected: 1, fault: null });
  });

  test('where browsers connect no pages, that is said', async () => {
    const store = createPeers(
      () => {
        throw new ReferenceError('RTCPeerConnection is not defined');
      },
      () => {},
    );
    await store.getState().invite();
    expect(store.getState()).toMatchObject({ fault: 'none', isBusy: false, invitation: null });
  });
});
