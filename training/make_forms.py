"""One tiny random GPT-2 in the forms in which exporters, quantizers and optimizers write it, for the tests.

    pip install torch transformers onnx onnxscript onnxruntime onnxconverter-common optimum-onnx
    python make_forms.py WEIGHTS_DIR ../tests/golden/hub/forms

Writes FORMS/config.json, FORMS/NAME.onnx for each form, and config.json with model.safetensors in WEIGHTS_DIR/forms
and, with the weights rounded to float16, in WEIGHTS_DIR/forms-half, for reference.py. Weights are random and scaled
up, so that attention is not flat; the same at every run. Made by the tools themselves but for `attention`, `heads`,
`grouped` and `stacked-attention`: no tool at hand fuses the attention of a GPT-2 as transformers writes it today, so these are put together
node by node as onnxruntime's optimizer puts out those of older ones.
"""
import argparse
import json
import logging
import pathlib
import tempfile
import warnings

import numpy as np
import onnx
import torch
from onnx import TensorProto as TP, helper as oh, numpy_helper as nh
from onnxconverter_common.float16 import convert_float_to_float16
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from optimum.onnx.graph_transformations import merge_decoders
from safetensors.torch import save_file
from transformers import GPT2Config, GPT2LMHeadModel
from transformers.cache_utils import DynamicCache

warnings.filterwarnings('ignore')
logging.disable(logging.WARNING)
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('weights', type=pathlib.Path, help='folder for the weights, for reference.py')
parser.add_argument('forms', type=pathlib.Path, help='folder for the networks')
args = parser.parse_args()

SIZES = dict(n_layer=2, n_head=2, n_embd=16, n_positions=12, n_ctx=12, vocab_size=24, bos_token_id=23,
             eos_token_id=23, resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0)
L, H, D = SIZES['n_layer'], SIZES['n_head'], SIZES['n_embd']
DH = D // H
CACHE = [f'{{}}.{layer}.{kind}' for layer in range(L) for kind in ('key', 'value')]
PAST, PRESENT = ([name.format(side) for name in CACHE] for side in ('past_key_values', 'present'))
TOLD = ['input_ids', 'attention_mask', 'position_ids']


def network(attention='eager'):
    torch.manual_seed(7)
    config = GPT2Config(**SIZES, attn_implementation=attention)
    made = GPT2LMHeadModel(config).eval().float()
    with torch.no_grad():
        for name, values in made.transformer.named_parameters():
            if '.ln_' in name or name.startswith('ln_'):
                values.copy_((1 if name.endswith('weight') else 0) + 0.3 * torch.randn_like(values))
            else:
                values.copy_(torch.randn_like(values) * (0.1 if name.endswith('bias') else 0.4))
    return made


class Cached(torch.nn.Module):
    """As exporters call it: the cache as tensors, in and out."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, input_ids, attention_mask, position_ids, k0, v0, k1, v1):
        out = self.inner(input_ids=input_ids, attention_mask=attention_mask, position_ids=position_ids,
                         past_key_values=DynamicCache([(k0, v0), (k1, v1)]), use_cache=True)
        return (out.logits, *[t for layer in out.past_key_values.layers for t in (layer.keys, layer.values)])


class First(Cached):
    """As exporters of 2023 called it: positions are counted, and at first there is no cache."""

    def forward(self, input_ids, attention_mask):
        out = self.inner(input_ids=input_ids, attention_mask=attention_mask, use_cache=True)
        return (out.logits, *[t for layer in out.past_key_values.layers for t in (layer.keys, layer.values)])


class Next(Cached):
    def forward(self, input_ids, attention_mask, k0, v0, k1, v1):
        out = self.inner(input_ids=input_ids, attention_mask=attention_mask,
                         past_key_values=DynamicCache([(k0, v0), (k1, v1)]), use_cache=True)
        return (out.logits, *[t for layer in out.past_key_values.layers for t in (layer.keys, layer.values)])


class Stacked(Cached):
    """As onnxruntime's Gpt2Helper exports it: keys and values of a layer in one tensor, whole numbers of 32 bits."""

    def forward(self, input_ids, position_ids, attention_mask, past_0, past_1):
        out = self.inner(input_ids=input_ids, attention_mask=attention_mask, position_ids=position_ids,
                         past_key_values=DynamicCache([(past[0], past[1]) for past in (past_0, past_1)]), use_cache=True)
        return (out.logits, *[torch.cat((layer.keys.unsqueeze(0), layer.values.unsqueeze(0)), dim=0)
                              for layer in out.past_key_values.layers])


def samples(positions=True, past=True, dtype=torch.float32):
    given = [torch.tensor([[1, 2]]), torch.ones(1, 5 if past else 2, dtype=torch.long)]
    if positions:
        given.append(torch.tensor([[3, 4]]))
    return tuple(given + ([torch.randn(1, H, 3, DH, dtype=dtype) for _ in CACHE] if past else []))


SPACE = pathlib.Path(tempfile.mkdtemp())


def classic(module, given, names, opset):
    """The exporter by tracing."""
    axes = {name: {0: 'batch', 2: 'past' if name in PAST else 'total'} for name in PAST + PRESENT}
    axes |= {name: {0: 'batch', 1: 'total' if name == 'attention_mask' else 'tokens'} for name in TOLD + ['logits']}
    path = SPACE / 'classic.onnx'
    outputs = ['logits'] + PRESENT
    torch.onnx.export(module, given, str(path), input_names=names, output_names=outputs, opset_version=opset,
                      dynamic_axes={name: axes[name] for name in names + outputs}, dynamo=False)
    return onnx.load(path)


def stacked():
    """The call of Gpt2Helper.export_onnx (onnxruntime 1.23), with its names, types and version of the operators."""
    whole = [torch.tensor([[1, 2]]), torch.tensor([[3, 4]]), torch.ones(1, 5, dtype=torch.long)]
    given = (*[values.int() for values in whole], *[torch.randn(2, 1, H, 3, DH) for _ in range(L)])
    inputs = ['input_ids', 'position_ids', 'attention_mask'] + [f'past_{layer}' for layer in range(L)]
    outputs = ['logits'] + [f'present_{layer}' for layer in range(L)]
    axes = {name: {0: 'batch', 1: 'tokens'} for name in ('input_ids', 'position_ids', 'logits')}
    axes['attention_mask'] = {0: 'batch', 1: 'total'}
    axes |= {name: {1: 'batch', 3: 'total' if 'present' in name else 'past'} for name in inputs + outputs if '_' in name
             and name[-1].isdigit()}
    path = SPACE / 'stacked.onnx'
    torch.onnx.export(Stacked(network()), given, str(path), input_names=inputs, output_names=outputs, opset_version=11,
                      dynamic_axes=axes, dynamo=False)
    return onnx.load(path)


def dynamo(attention, opset, dtype=torch.float32):
    """The exporter by torch.export."""
    path = SPACE / 'dynamo.onnx'
    varies = torch.export.Dim.DYNAMIC
    torch.onnx.export(Cached(network(attention).to(dtype)), samples(dtype=dtype), str(path), input_names=TOLD + PAST,
                      output_names=['logits'] + PRESENT, opset_version=opset, dynamo=True, external_data=False,
                      dynamic_shapes=({1: varies},) * 3 + ({2: varies},) * 4, verbose=False)
    return onnx.load(path)


def optimized(model, half=False):
    """onnxruntime's optimizer for GPT-2."""
    path = SPACE / 'plain.onnx'
    onnx.save(model, path)
    result = optimizer.optimize_model(str(path), model_type='gpt2', num_heads=H, hidden_size=D, opt_level=1)
    if half:
        result.convert_float_to_float16(keep_io_types=False)
    return result.model


def quantized(model):
    """Dynamic int8, as in transformers.js' conversion script of 2023."""
    path, to = SPACE / 'float.onnx', SPACE / 'int8.onnx'
    onnx.save(model, path)
    options = dict(EnableSubgraph=True, DefaultTensorType=TP.FLOAT)
    quantize_dynamic(str(path), str(to), weight_type=QuantType.QInt8, extra_options=options)
    return onnx.load(to)


class Fused:
    """A graph with one node for what takes many: embedding, skip and norm, attention."""

    def __init__(self, kind):
        self.kind, self.nodes, self.inits = kind, [], []
        self.state = {name: values.detach().numpy() for name, values in network().transformer.named_parameters()}

    def const(self, name, array):
        self.inits.append(nh.from_array(np.asarray(array, order='C'), name))
        return name

    def weight(self, name):
        if not any(init.name == name for init in self.inits):
            self.const(name, self.state[name])
        return name

    def op(self, kind, inputs, outputs, **attributes):
        outputs = [outputs] if isinstance(outputs, str) else outputs
        standard = kind in STANDARD
        self.nodes.append(oh.make_node(kind, inputs, outputs, name=f'{kind}_{len(self.nodes)}',
                                       domain='' if standard else 'com.microsoft', **attributes))
        return outputs[0]

    def linear(self, x, prefix, y):
        return self.op('Add', [self.op('MatMul', [x, self.weight(prefix + '.weight')], y + '_MatMul'),
                               self.weight(prefix + '.bias')], y)

    def attention(self, x, layer):
        prefix, s = f'h.{layer}.attn.c_attn', f'h{layer}_'
        past, present = ([f'{side}.{layer}.{kind}' for kind in ('key', 'value')] for side in ('past_key_values', 'present'))
        if self.kind == 'stacked':
            return self.op('Attention', [x, self.weight(prefix + '.weight'), self.weight(prefix + '.bias'),
                                         'attention_mask', f'past_{layer}'], [s + 'attention', f'present_{layer}'],
                           num_heads=H, unidirectional=1)
        if self.kind == 'attention':
            one = [self.op('Unsqueeze', [name, 'zero_axis'], f'{s}{i}') for i, name in enumerate(past)]
            stacked = self.op('Concat', one, s + 'past', axis=0)
            out = self.op('Attention', [x, self.weight(prefix + '.weight'), self.weight(prefix + '.bias'), 'mask_int32',
                                        stacked], [s + 'attention', s + 'present'], num_heads=H, unidirectional=1)
            for i, name in enumerate(present):
                self.op('Gather', [s + 'present', f'int_{i}'], name, axis=0)
            return out
        qkv = self.op('MatMul', [x, self.weight(prefix + '.weight')], s + 'qkv')
        if self.kind == 'grouped':
            qkv = self.op('Add', [qkv, self.weight(prefix + '.bias')], s + 'qkv_biased')
        parts = [s + part for part in 'qkv']
        self.op('Split', [qkv, 'thirds'], parts, axis=-1)
        if self.kind == 'heads':
            return self.op('MultiHeadAttention', parts + [self.weight(prefix + '.bias'), '', '', *past],
                           [s + 'attention', *present], num_heads=H, unidirectional=1)
        return self.op('GroupQueryAttention', parts + past + ['last_key', 'key_count'], [s + 'attention', *present],
                       num_heads=H, kv_num_heads=H)

    def skip(self, written, stream, prefix, y, bias=None):
        """Adds what was written to the stream and norms it: the norm, and the stream."""
        inputs = [written, stream, self.weight(prefix + '.weight'), self.weight(prefix + '.bias')]
        self.op('SkipLayerNormalization', inputs + ([self.weight(bias)] if bias else []), [y, '', '', y + '_sum'],
                epsilon=1e-5)
        return y, y + '_sum'

    def build(self):
        for name, values in (('zero_axis', [0]), ('thirds', [D] * 3), ('int_0', 0), ('int_1', 1)):
            self.const(name, np.array(values, np.int64))
        self.op('Cast', ['attention_mask'], 'mask_int32', to=TP.INT32)
        if self.kind == 'grouped':
            count = self.op('Gather', [self.op('Shape', ['attention_mask'], 'mask_shape'), 'int_1'], 'mask_keys', axis=0)
            self.op('Cast', [count], 'key_count', to=TP.INT32)
            one = self.const('one_int32', np.array([1], np.int32))
            self.op('Sub', [self.op('Unsqueeze', ['key_count', 'zero_axis'], 'key_counts'), one], 'last_key')
        is_stacked = self.kind == 'stacked'
        for name in [] if is_stacked else TOLD[::2]:
            self.op('Cast', [name], name + '_int32', to=TP.INT32)
        ids, positions = (name + ('' if is_stacked else '_int32') for name in TOLD[::2])
        self.op('EmbedLayerNormalization', [ids, '', self.weight('wte.weight'), self.weight('wpe.weight'), '',
                                            self.weight('h.0.ln_1.weight'), self.weight('h.0.ln_1.bias'), '',
                                            positions], ['normed', '', 'embedding_sum'], epsilon=1e-5)
        normed, stream = 'normed', 'embedding_sum'
        for layer in range(L):
            p, s = f'h.{layer}', f'h{layer}_'
            mixed = self.op('MatMul', [self.attention(normed, layer), self.weight(p + '.attn.c_proj.weight')], s + 'proj')
            normed, stream = self.skip(mixed, stream, p + '.ln_2', s + 'ln_2', p + '.attn.c_proj.bias')
            up = self.op('MatMul', [normed, self.weight(p + '.mlp.c_fc.weight')], s + 'up')
            neurons = self.op('FastGelu', [up, self.weight(p + '.mlp.c_fc.bias')], s + 'neurons')
            following = f'h.{layer + 1}.ln_1' if layer + 1 < L else 'ln_f'
            # One form of each: the bias in the sum, and a node of its own before it.
            if self.kind == 'heads':
                down = self.linear(neurons, p + '.mlp.c_proj', s + 'down')
                normed, stream = self.skip(stream, down, following, s + 'next')
            else:
                down = self.op('MatMul', [neurons, self.weight(p + '.mlp.c_proj.weight')], s + 'down')
                normed, stream = self.skip(down, stream, following, s + 'next', p + '.mlp.c_proj.bias')
        self.op('MatMul', [normed, self.const('unembedding', self.state['wte.weight'].T)], 'logits')
        info = oh.make_tensor_value_info
        whole = TP.INT32 if is_stacked else TP.INT64
        inputs = [info(name, whole, ['batch', 'total' if name == 'attention_mask' else 'tokens']) for name in TOLD]
        outputs = [info('logits', TP.FLOAT, ['batch', 'tokens', SIZES['vocab_size']])]
        if is_stacked:
            inputs += [info(f'past_{layer}', TP.FLOAT, [2, 'batch', H, 'past', DH]) for layer in range(L)]
            outputs += [info(f'present_{layer}', TP.FLOAT, [2, 'batch', H, 'total', DH]) for layer in range(L)]
        else:
            inputs += [info(name, TP.FLOAT, ['batch', H, 'past', DH]) for name in PAST]
            outputs += [info(name, TP.FLOAT, ['batch', H, 'total', DH]) for name in PRESENT]
        read = {name for node in self.nodes for name in node.input}
        self.nodes = [node for node in self.nodes if 'mask_int32' not in node.output or 'mask_int32' in read]
        self.inits = [init for init in self.inits if init.name in read]
        opsets = [oh.make_opsetid('', 17), oh.make_opsetid('com.microsoft', 1)]
        graph = oh.make_graph(self.nodes, 'gpt2', inputs, outputs, self.inits)
        return oh.make_model(graph, opset_imports=opsets, ir_version=8)


STANDARD = {'Add', 'Cast', 'Concat', 'Gather', 'MatMul', 'Shape', 'Split', 'Sub', 'Unsqueeze'}


def without_notes(model):
    """Exporters write down where each node comes from; the files are tests and should be small."""
    def strip(graph):
        graph.ClearField('doc_string')
        graph.ClearField('value_info')
        graph.ClearField('metadata_props')
        for node in graph.node:
            node.ClearField('doc_string')
            node.ClearField('metadata_props')
            for attribute in node.attribute:
                if attribute.HasField('g'):
                    strip(attribute.g)
        for value in list(graph.input) + list(graph.output):
            value.ClearField('metadata_props')
        for tensor in graph.initializer:
            tensor.ClearField('metadata_props')
    strip(model.graph)
    model.ClearField('metadata_props')
    return model


traced = classic(Cached(network()), samples(), TOLD + PAST, 17)
old = [classic(First(network()), samples(False, False), TOLD[:2], 13),
       classic(Next(network()), samples(False), TOLD[:2] + PAST, 13)]
FORMS = {
    'traced': traced,
    'dynamo': dynamo('sdpa', 18),
    'dynamo-attention': dynamo('sdpa', 23),
    'dynamo-half': dynamo('sdpa', 18, torch.float16),
    'half': convert_float_to_float16(onnx.ModelProto.FromString(traced.SerializeToString()), keep_io_types=False),
    'half-inside': convert_float_to_float16(onnx.ModelProto.FromString(traced.SerializeToString()), keep_io_types=True),
    'merged': (merged := merge_decoders(*old, save_path=SPACE / 'merged.onnx')),
    'merged-int8': quantized(merged),
    'merged-half': convert_float_to_float16(onnx.ModelProto.FromString(merged.SerializeToString()), keep_io_types=False),
    'skip': optimized(traced),
    'skip-half': optimized(traced, half=True),
    'attention': Fused('attention').build(),
    'attention-int8': quantized(Fused('attention').build()),
    'heads': Fused('heads').build(),
    'grouped': Fused('grouped').build(),
    'stacked': stacked(),
    'stacked-half': convert_float_to_float16(stacked(), keep_io_types=False),
    'stacked-attention': Fused('stacked').build(),
}

args.forms.mkdir(parents=True, exist_ok=True)
config = dict(model_type='gpt2', architectures=['GPT2LMHeadModel'], activation_function='gelu_new', **SIZES)
state = {key: value.detach().contiguous() for key, value in network().state_dict().items() if key != 'lm_head.weight'}
for folder, weights in (('forms', state), ('forms-half', {key: value.half().float() for key, value in state.items()})):
    (args.weights / folder).mkdir(parents=True, exist_ok=True)
    (args.weights / folder / 'config.json').write_text(json.dumps(config, indent=2) + '\n')
    save_file(weights, args.weights / folder / 'model.safetensors', metadata={'format': 'pt'})
(args.forms / 'config.json').write_text(json.dumps(config, indent=2) + '\n')
for name, model in FORMS.items():
    onnx.save(without_notes(model), args.forms / f'{name}.onnx')
    print(name, (args.forms / f'{name}.onnx').stat().st_size)
