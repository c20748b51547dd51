"""The networks of make_forms.py with weights of 4 bits, as transformers.js' conversion script makes them, for the tests.

    pip install onnx onnxruntime
    python make_bits.py ../tests/golden/hub/forms

Writes FORMS/{q4,q4f16,bnb4}.onnx, networks in which the quantizer finds every or most of the matrices, and
FORMS/{q4-head,q4f16-head}.onnx with the unembedding alone in 4 bits: a GPT-2 as exported today has no other MatMul, and
Gemm is left as it is. And beside each NAME-unpacked.onnx: the same network with those matrices in float32. They are what
onnxruntime's own kernel makes of an identity matrix. The same must be computed from either.
"""
import argparse
import pathlib

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto as TP, helper as oh, numpy_helper as nh
from onnxruntime.quantization.matmul_bnb4_quantizer import MatMulBnb4Quantizer
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('forms', type=pathlib.Path)
args = parser.parse_args()
BLOCK = 16
NF4 = 1


def load(name):
    return onnx.load(args.forms / f'{name}.onnx')


def q4(model):
    quantizer = MatMulNBitsQuantizer(model, block_size=BLOCK, is_symmetric=True)
    quantizer.process()
    return quantizer.model.model


def bnb4(model):
    quantizer = MatMulBnb4Quantizer(model, NF4, BLOCK)
    quantizer.process()
    return quantizer.model.model


def unpack(model):
    """Each packed matrix as its kernel reads it, in float32."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    stored = {init.name: init for init in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type not in ('MatMulNBits', 'MatMulBnb4'):
            continue
        sizes = {a.name: a.i for a in node.attribute}
        given = [stored[name] for name in node.input[1:] if name]
        given = [nh.from_array(nh.to_array(t).astype(np.float32), t.name) if t.data_type == TP.FLOAT16 else t
                 for t in given]
        info = oh.make_tensor_value_info
        one = oh.make_node(node.op_type, ['x'] + list(node.input[1:]), ['y'], domain='com.microsoft', **sizes)
        graph = oh.make_graph([one], 'one', [info('x', TP.FLOAT, ['n', sizes['K']])],
                              [info('y', TP.FLOAT, ['n', sizes['N']])], given)
        opsets = [oh.make_opsetid('', 17), oh.make_opsetid('com.microsoft', 1)]
        session = ort.InferenceSession(oh.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString())
        weights = session.run(None, {'x': np.eye(sizes['K'], dtype=np.float32)})[0]
        name = node.output[0] + '_unpacked'
        model.graph.initializer.append(nh.from_array(weights.astype(np.float32), name))
        node.CopyFrom(oh.make_node('MatMul', [node.input[0], name], list(node.output), name=node.name))
    read = {name for node in model.graph.node for name in node.input}
    for init in [init for init in model.graph.initializer if init.name not in read]:
        model.graph.initializer.remove(init)
    return model


def widen(model):
    """float16 made float32, so that there is nothing else in which the two differ."""
    for init in model.graph.initializer:
        if init.data_type == TP.FLOAT16:
            init.CopyFrom(nh.from_array(nh.to_array(init).astype(np.float32), init.name))
    for value in list(model.graph.input) + list(model.graph.output):
        if value.type.tensor_type.elem_type == TP.FLOAT16:
            value.type.tensor_type.elem_type = TP.FLOAT
    for node in model.graph.node:
        for attribute in node.attribute:
            if attribute.name == 'to' and attribute.i == TP.FLOAT16:
                attribute.i = TP.FLOAT
            if attribute.name == 'value' and attribute.t.data_type == TP.FLOAT16:
                attribute.t.CopyFrom(nh.from_array(nh.to_array(attribute.t).astype(np.float32)))
    model.graph.ClearField('value_info')
    return model


FORMS = {
    'q4': q4(load('heads')),
    'q4-head': q4(load('traced')),
    'q4f16': q4(load('skip-half')),
    'q4f16-head': q4(load('half')),
    'bnb4': bnb4(load('heads')),
}
for name, model in FORMS.items():
    model.graph.ClearField('value_info')
    onnx.save(model, args.forms / f'{name}.onnx')
    onnx.save(widen(unpack(model)), args.forms / f'{name}-unpacked.onnx')
    print(name, (args.forms / f'{name}.onnx').stat().st_size)
