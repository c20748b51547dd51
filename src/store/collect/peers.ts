/**
 * The students whose pages are connected with the teacher's, directly and on their own network. An invitation is for one
 * of them: it is answered by a reply, and the next one is made. What comes from a page is one student's answers, whatever
 * it says of itself.
 */
import { createStore } from 'zustand/vanilla';
import { readCode, type AnswerCode } from './answerCode.ts';
import { readPeer, writePeer, type PeerCode } from './peerCode.ts';

/** A connection, as it can be had where there is one to be had. */
export interface PeerLink {
  /** How the other page reaches this one; null where the browser gives no address. */
  readonly own: Promise<PeerCode | null>;
  /** The reply to an invitation. */
  accept(reply: PeerCode): Promise<void>;
  send(text: string): void;
  /** Without a word to `onEnd`. */
  close(): void;
}

export interface PeerEvents {
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  /** It ended, or never came to be. */
  readonly onEnd: () => void;
}

/** With an invitation it replies to it. */
export type OpenPeer = (events: PeerEvents, invitation?: PeerCode) => PeerLink;

/** `none`: the browser connects no pages, or not here; `old`: a reply to another invitation; `foreign`: no reply at all. */
export type PeerFault = 'none' | 'old' | 'foreign' | 'failed';

export interface PeersState {
  /** The code of the invitation that waits for its reply; null: none. */
  readonly invitation: string | null;
  readonly isBusy: boolean;
  /** Students that are connected. */
  readonly connected: number;
  readonly fault: PeerFault | null;
  invite(): Promise<void>;
  /** A reply, as it was read or pasted. */
  accept(text: string): Promise<void>;
  /** What is asked now: told to all, and to each that comes later. */
  ask(question: string): void;
  stop(): void;
}

export type PeersStore = ReturnType<typeof createPeers>;

/** More than a room, and within what browsers allow. */
const MOST_PEERS = 200;
/** Letters of one message. */
export const MOST_MESSAGE = 4000;

export function createPeers(open: OpenPeer, take: (code: AnswerCode) => void) {
  return createStore<PeersState>()((set, get) => {
    const links = new Set<PeerLink>();
    let waiting: { readonly link: PeerLink; readonly code: PeerCode } | null = null;
    let question = '';

    function begin(): PeerLink {
      /** The first student that a page names is the only one it may answer for. */
      let student: string | null = null;
      const link: PeerLink = open({
        onOpen() {
          links.add(link);
          set({ connected: links.size, fault: null });
          if (question !== '') link.send(question);
        },
        onText(text) {
          const { code } = readCode(text);
          if (!code || (student !== null && code.student !== student)) return;
          student = code.student;
          take(code);
        },
        onEnd() {
          const wasThere = links.delete(link);
          set({ connected: links.size, ...(wasThere ? {} : { fault: 'failed' }) });
        },
      });
      return link;
    }

    return {
      invitation: null,
      isBusy: false,
      connected: 0,
      fault: null,
      async invite() {
        if (get().isBusy || links.size >= MOST_PEERS) return;
        waiting?.link.close();
        waiting = null;
        set({ isBusy: true, invitation: null, fault: null });
        try {
          const link = begin();
          const code = await link.own;
          if (!code) link.close();
          else waiting = { link, code };
          set({ isBusy: false, invitation: code && writePeer(code), fault: code ? null : 'none' });
        } catch {
          set({ isBusy: false, fault: 'none' });
        }
      },
      async accept(text) {
        const reply = readPeer(text);
        if (!reply?.to) return set({ fault: 'foreign' });
        if (reply.to !== waiting?.code.name) return set({ fault: 'old' });
        const { link } = waiting;
        waiting = null;
        const isAccepted = await link.accept(reply).then(
          () => true,
          () => false,
        );
        await get().invite();
        if (!isAccepted) set({ fault: 'failed' });
      },
      ask(asked) {
        question = asked;
        for (const link of links) link.send(asked);
      },
      stop() {
        waiting?.link.close();
        waiting = null;
        for (const link of [...links]) link.close();
        links.clear();
        set({ invitation: null, isBusy: false, connected: 0, fault: null });
      },
    };
  });
}
