/** The camera between Start and Stop: its frames are looked at one after the other, and none is kept. Leaving stops it. */
import { useEffect, useRef, useState, type RefObject } from 'react';

/** `insecure`: the browser gives no camera to this address; `none`: there is none; `busy`: another program has it. */
export type CameraFault = 'insecure' | 'none' | 'denied' | 'busy' | 'failed';

export interface Camera {
  readonly isAsking: boolean;
  readonly isOn: boolean;
  readonly fault: CameraFault | null;
  start(): Promise<void>;
  stop(): void;
}

/** Between two looks, in milliseconds: a hand holds a code for seconds, and the page is there for other things too. */
const PAUSE = 150;

const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** `video` is where its picture is shown. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  look: (video: HTMLVideoElement) => Promise<void>,
): Camera {
  const stream = useRef<MediaStream | null>(null);
  const looking = useRef(look);
  const [state, setState] = useState<'off' | 'asking' | 'on' | CameraFault>('off');
  useEffect(() => {
    looking.current = look;
  });
  const letGo = () => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
  };
  useEffect(() => letGo, []);

  async function follow(own: MediaStream, shown: HTMLVideoElement) {
    while (stream.current === own) {
      if (shown.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && shown.videoWidth > 0) await looking.current(shown);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }

  async function start() {
    // Not there at all where the address is neither https nor this machine.
    const { mediaDevices } = navigator as Partial<Navigator>;
    if (!mediaDevices) return setState('insecure');
    setState('asking');
    try {
      const own = await mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 1280 } },
      });
      letGo();
      const shown = video.current;
      if (!shown) return own.getTracks().forEach((track) => track.stop());
      stream.current = own;
      // Pulled out, or taken away by the system.
      own.getVideoTracks()[0]?.addEventListener('ended', () => {
        if (stream.current !== own) return;
        letGo();
        setState('busy');
      });
      // The element shows it; nothing of React's is changed.
      Object.assign(shown, { srcObject: own });
      setState('on');
      await shown.play();
      await follow(own, shown);
    } catch (error) {
      letGo();
      setState(FAULTS[error instanceof DOMException ? error.name : ''] ?? 'failed');
    }
  }

  return {
    isAsking: state === 'asking',
    isOn: state === 'on',
    fault: state === 'off' || state === 'asking' || state === 'on' ? null : state,
    start,
    stop() {
      letGo();
      setState('off');
    },
  };
}
