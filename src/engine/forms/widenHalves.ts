/**
 * float16 made float32 on the way into the runtime: weights stay 16 bits in the file and are unpacked when the
 * session is made, and everything computed from them has 32. The runtime computes so on a CPU in any case, but would
 * round after every step and unpack the weights in every run; and what it puts out could not be read.
 */
import { buildNode, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter, readFields, readString, WIRE } from '@/engine/onnx/protobuf.ts';
import type { Field, Range } from '@/engine/onnx/protobuf.ts';
import { readIntegerAttribute } from '@/engine/onnx/readIntegerAttribute.ts';
import { ATTRIBUTE, NODE, TENSOR, VALUE } from '@/engine/onnx/readModel.ts';
import type { GraphNode } from '@/engine/onnx/readModel.ts';

/** What the packed tensor is called from then on. */
const halfName = (name: string) => `half/${name}`;

/** The node that unpacks a tensor under the name that its readers know. */
function unpack(name: string): MessageWriter {
  return buildNode('Cast', `${halfName(name)}/unpack`, [halfName(name)], [name], { to: ELEMENT.float32 });
}

/** An initializer under its other name, and the node that unpacks it; null when it is not float16. */
export function widenInitializer(
  bytes: Uint8Array,
  field: Field,
): { tensor: MessageWriter; cast: MessageWriter } | null {
  const parts = [...readFields(bytes, field.payload)];
  if (parts.find(({ number }) => number === TENSOR.type)?.value !== ELEMENT.float16) return null;
  const tensor = new MessageWriter();
  let name = '';
  for (const part of parts)
    if (part.number === TENSOR.name) name = readString(bytes, part);
    else tensor.raw(bytes.subarray(part.whole.start, part.whole.end));
  return { tensor: tensor.string(TENSOR.name, halfName(name)), cast: unpack(name) };
}

/** What stands in the place of a node that puts out float16 of its own accord; null for every other. */
export function widenNode(bytes: Uint8Array, node: GraphNode): MessageWriter[] | null {
  const [output] = node.outputs;
  if (node.op === 'Cast' && readIntegerAttribute(bytes, node, 'to') === ELEMENT.float16)
    return [buildNode('Cast', node.name, node.inputs, node.outputs, { to: ELEMENT.float32 })];
  if ((node.op !== 'Constant' && node.op !== 'ConstantOfShape') || !output) return null;
  const value = node.attributes.get('value');
  if (!value || !holdsHalf(bytes, value.payload)) return null;
  const renamed = new MessageWriter();
  for (const { number, whole } of readFields(bytes, node.field.payload))
    if (number === NODE.output) renamed.string(NODE.output, halfName(output));
    else renamed.raw(bytes.subarray(whole.start, whole.end));
  return [renamed, unpack(output)];
}

function holdsHalf(bytes: Uint8Array, attribute: Range): boolean {
  for (const { number, wire, payload } of readFields(bytes, attribute))
    if (number === ATTRIBUTE.tensor && wire === WIRE.bytes)
      for (const part of readFields(bytes, payload))
        if (part.number === TENSOR.type && part.value === ELEMENT.float16) return true;
  return false;
}

/** An input or output of the graph as float32; null when it is not float16. */
export function widenValue(bytes: Uint8Array, field: Field): MessageWriter | null {
  const value = new MessageWriter();
  let isHalf = false;
  // ValueInfoProto.type → TypeProto.tensor_type → elem_type; each is field 1 of the one before.
  for (const part of readFields(bytes, field.payload)) {
    if (part.number !== VALUE.type) {
      value.raw(bytes.subarray(part.whole.start, part.whole.end));
      continue;
    }
    const type = new MessageWriter();
    for (const kind of readFields(bytes, part.payload)) {
      const element = [...readFields(bytes, kind.payload)].find(({ number }) => number === 1);
      if (kind.number !== 1 || kind.wire !== WIRE.bytes || element?.value !== ELEMENT.float16) {
        type.raw(bytes.subarray(kind.whole.start, kind.whole.end));
        continue;
      }
      isHalf = true;
      const tensor = new MessageWriter().integer(1, ELEMENT.float32);
      for (const { number, whole } of readFields(bytes, kind.payload))
        if (number !== 1) tensor.raw(bytes.subarray(whole.start, whole.end));
      type.message(1, tensor);
    }
    value.message(VALUE.type, type);
  }
  return isHalf ? value : null;
}
