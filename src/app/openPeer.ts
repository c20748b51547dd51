/**
 * A connection between two pages by WebRTC, without any third: no server tells them of each other (their codes do) or
 * carries anything between them, so it works within one network alone, and where that lets devices reach each other.
 */
import { fromSdp, toSdp } from '@/store/collect/peerCode.ts';
import { MOST_MESSAGE, type OpenPeer } from '@/store/collect/peers.ts';

/** For the browser to list where it can be reached, in milliseconds: on one's own network that takes a moment. */
const PATIENCE = 3000;

/** Throws where the browser has no WebRTC, or a policy has taken it away. */
export const openPeer: OpenPeer = (events, invitation) => {
  const connection = new RTCPeerConnection({ iceServers: [] });
  let channel: RTCDataChannel | null = null;
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    connection.close();
    events.onEnd();
  };
  const follow = (opened: RTCDataChannel) => {
    channel = opened;
    opened.onopen = () => events.onOpen();
    opened.onclose = end;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && data.length <= MOST_MESSAGE) events.onText(data);
    };
  };
  connection.onconnectionstatechange = () => {
    if (connection.connectionState === 'failed') end();
  };
  if (invitation) connection.ondatachannel = (event) => follow(event.channel);
  else follow(connection.createDataChannel('glassbox'));

  async function describe() {
    if (invitation) await connection.setRemoteDescription({ type: 'offer', sdp: toSdp(invitation) });
    await connection.setLocalDescription();
    await gathered(connection);
    return fromSdp(connection.localDescription?.sdp ?? '', invitation ? invitation.name : null);
  }

  return {
    own: describe(),
    accept: (reply) => connection.setRemoteDescription({ type: 'answer', sdp: toSdp(reply) }),
    send(text) {
      if (channel?.readyState === 'open') channel.send(text);
    },
    close() {
      isOver = true;
      connection.close();
    },
  };
};

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((done) => {
    const look = () => connection.iceGatheringState === 'complete' && done();
    connection.addEventListener('icegatheringstatechange', look);
    setTimeout(done, PATIENCE);
    look();
  });
}
