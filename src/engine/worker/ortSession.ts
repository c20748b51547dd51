/**
 * onnxruntime behind the Session interface. All sessions share one runtime with one stack, and a
 * second call before the first is done would ruin both: a model can be tried out while another runs.
 */
import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { EngineError } from '@/engine/EngineError.ts';
import type { InputTensor, OutputTensor, Session } from './Runtime.ts';
import { WorkTurns } from './WorkTurns.ts';

const runtime = new WorkTurns();

/** Makes a session when nothing else is being computed. */
export async function createSession(
  create: () => Promise<InferenceSession>,
  Tensor: TensorConstructor,
): Promise<Session> {
  return wrapSession(await runtime.take(create), Tensor);
}

export function wrapSession(session: InferenceSession, Tensor: TensorConstructor): Session {
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(inputs, wanted) {
      const feeds: Record<string, InstanceType<TensorConstructor>> = {};
      for (const [name, input] of Object.entries(inputs)) feeds[name] = toOrt(input, Tensor);
      const results = await runtime.take(() => session.run(feeds, [...wanted]));
      const outputs = new Map<string, OutputTensor>();
      for (const name of wanted) {
        const result = results[name];
        if (!(result?.data instanceof Float32Array))
          throw new EngineError('ModelCorrupt', `The output ${name} is ${result?.type ?? 'missing'}, not float32.`);
        outputs.set(name, { data: result.data, dims: result.dims });
      }
      return outputs;
    },
    release: () => runtime.take(() => session.release()),
  };
}

function toOrt(input: InputTensor, Tensor: TensorConstructor) {
  switch (input.type) {
    case 'float32':
      return new Tensor('float32', input.data, input.dims);
    case 'int64':
      return new Tensor('int64', input.data, input.dims);
    case 'bool':
      return new Tensor('bool', input.data, input.dims);
  }
}
