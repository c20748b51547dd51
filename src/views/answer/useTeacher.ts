/** The connection with the teacher's page, where the address brought an invitation; null where it brought none. */
import { useEffect, useRef, useState } from 'react';
import { writePeer, type PeerCode } from '@/store/collect/peerCode.ts';
import type { OpenPeer, PeerLink } from '@/store/collect/peers.ts';

export interface Teacher {
  readonly state: 'waiting' | 'connected' | 'ended';
  /** The code that the teacher's page must read; null while it is made. */
  readonly reply: string | null;
  /** Null while not connected. */
  readonly send: ((text: string) => void) | null;
}

export function useTeacher(
  openPeer: OpenPeer,
  invitation: PeerCode | null,
  hear: (text: string) => void,
): Teacher | null {
  const [state, setState] = useState<Teacher['state']>('waiting');
  const [reply, setReply] = useState<string | null>(null);
  const link = useRef<PeerLink | null>(null);
  const hearing = useRef(hear);
  useEffect(() => {
    hearing.current = hear;
  });
  useEffect(() => {
    if (!invitation) return;
    let isGone = false;
    const tell = (next: Teacher['state']) => {
      if (!isGone) setState(next);
    };
    const connect = async () => {
      const opened = openPeer(
        {
          onOpen: () => tell('connected'),
          onText: (text) => hearing.current(text),
          onEnd: () => tell('ended'),
        },
        invitation,
      );
      link.current = opened;
      const own = await opened.own;
      if (isGone) return;
      if (own) setReply(writePeer(own));
      else setState('ended');
    };
    connect().catch(() => tell('ended'));
    return () => {
      isGone = true;
      link.current?.close();
    };
  }, [openPeer, invitation]);
  if (!invitation) return null;
  return { state, reply, send: state === 'connected' ? (text) => link.current?.send(text) : null };
}
