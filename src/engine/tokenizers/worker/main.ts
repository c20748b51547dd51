/** The tokenizers' thread. */
import type { ToCutter } from '@/engine/tokenizers/protocol.ts';
import { CutterHost } from './CutterHost.ts';

const thread = self as unknown as DedicatedWorkerGlobalScope;
const host = new CutterHost((message, transfer) => thread.postMessage(message, transfer));
thread.onmessage = ({ data }: MessageEvent<ToCutter>) => host.receive(data);
