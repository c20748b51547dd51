"""Tiny GPT-2 networks that do what most do not, for the tests: other numbers of neurons, another epsilon, other
activations, attention scores scaled otherwise.

    python make_architectures.py WEIGHTS_DIR ../tests/golden/hub

Writes for each network HUB/NAME/config.json and HUB/NAME/onnx/model.onnx, and config.json with model.safetensors in
WEIGHTS_DIR/NAME for reference.py, which makes the numbers they must compute. Weights are random and scaled up, so that
attention is not flat; the same at every run.
"""
import argparse
import json
import math
import pathlib

import numpy as np
import torch
from onnx import TensorProto as TP, checker, helper as oh, numpy_helper as nh, save
from safetensors.torch import save_file
from transformers import GPT2Config, GPT2LMHeadModel

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('weights', type=pathlib.Path, help='folder for the weights, for reference.py')
parser.add_argument('hub', type=pathlib.Path, help='folder for the networks')
args = parser.parse_args()

COMMON = dict(n_layer=2, n_head=4, n_embd=32, n_positions=12, n_ctx=12, vocab_size=24, bos_token_id=23,
              eos_token_id=23, resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0)
NETWORKS = {
    # Layer norms as one node, GELU as one node.
    'narrow': dict(n_inner=48, layer_norm_epsilon=1e-3, activation_function='gelu_new'),
    # Layer norms in pieces with epsilon as a constant node, and scores divided once more by the layer's number.
    'layered': dict(n_inner=24, layer_norm_epsilon=0.05, activation_function='relu',
                    scale_attn_by_inverse_layer_idx=True, reorder_and_upcast_attn=True),
    # Layer norms in pieces with epsilon as an initializer, and scores that are not divided at all.
    'unscaled': dict(n_inner=32, layer_norm_epsilon=1e-4, activation_function='silu', scale_attn_weights=False),
}


def make_weights(config, seed):
    torch.manual_seed(seed)
    network = GPT2LMHeadModel(config).eval().float()
    with torch.no_grad():
        for name, values in network.transformer.named_parameters():
            if '.ln_' in name or name.startswith('ln_'):
                values.copy_((1 if name.endswith('weight') else 0) + 0.3 * torch.randn_like(values))
            else:
                values.copy_(torch.randn_like(values) * (0.1 if name.endswith('bias') else 0.3))
    return network


class Graph:
    def __init__(self, config, state):
        self.config, self.state, self.nodes, self.inits = config, state, [], []

    def const(self, name, array):
        self.inits.append(nh.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, inputs, output, **attributes):
        self.nodes.append(oh.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def weight(self, name):
        return self.const(name, self.state[name].numpy())

    def linear(self, x, prefix, y):
        product = self.op('MatMul', [x, self.weight(prefix + '.weight')], y + '.matmul')
        return self.op('Add', [product, self.weight(prefix + '.bias')], y)

    def layer_norm(self, x, prefix, y):
        epsilon = self.config.layer_norm_epsilon
        scale, shift = self.weight(prefix + '.weight'), self.weight(prefix + '.bias')
        if self.config.activation_function == 'gelu_new':
            return self.op('LayerNormalization', [x, scale, shift], y, axis=-1, epsilon=epsilon)
        if self.config.scale_attn_by_inverse_layer_idx:
            value = oh.make_tensor('', TP.FLOAT, [], [epsilon])
            added = self.op('Constant', [], y + '.epsilon', value=value)
        else:
            added = self.const(y + '.epsilon', np.float32(epsilon))
        axes = self.const(y + '.axes', np.array([-1], np.int64))
        centred = self.op('Sub', [x, self.op('ReduceMean', [x, axes], y + '.mean')], y + '.centred')
        square = self.op('Pow', [centred, self.const(y + '.two', np.float32(2))], y + '.square')
        variance = self.op('ReduceMean', [square, axes], y + '.variance')
        deviation = self.op('Sqrt', [self.op('Add', [variance, added], y + '.spread')], y + '.deviation')
        weighed = self.op('Mul', [self.op('Div', [centred, deviation], y + '.normed'), scale], y + '.weighed')
        return self.op('Add', [weighed, shift], y)

    def activation(self, x, y):
        kind = self.config.activation_function
        if kind == 'relu':
            return self.op('Relu', [x], y)
        if kind == 'silu':
            return self.op('Mul', [x, self.op('Sigmoid', [x], y + '.sigmoid')], y)
        return self.op('Gelu', [x], y, approximate='tanh')

    def block(self, x, l, visible):
        config = self.config
        H, d, dh = config.n_head, config.n_embd, config.n_embd // config.n_head
        p, s = f'transformer.h.{l}', f'h.{l}.'
        qkv = self.linear(self.layer_norm(x, p + '.ln_1', s + 'ln_1'), p + '.attn.c_attn', s + 'qkv')
        flat = [s + part for part in ('q_flat', 'k_flat', 'v_flat')]
        sizes = self.const(s + 'split', np.array([d, d, d], np.int64))
        self.nodes.append(oh.make_node('Split', [qkv, sizes], flat, name=s + 'split', axis=-1))
        q, k, v = (self.op('Transpose', [self.op('Reshape', [part, 'head_shape'], part + '.heads')],
                           part + '.by_head', perm=[0, 2, 1, 3]) for part in flat)
        k = self.op('Concat', [f'past_key_values.{l}.key', k], f'present.{l}.key', axis=2)
        v = self.op('Concat', [f'past_key_values.{l}.value', v], f'present.{l}.value', axis=2)
        scores = self.op('MatMul', [q, self.op('Transpose', [k], s + 'k_t', perm=[0, 1, 3, 2])], s + 'dots')
        if config.scale_attn_weights:
            scores = self.op('Div', [scores, self.const(s + 'root', np.float32(math.sqrt(dh)))], s + 'scaled')
        if config.scale_attn_by_inverse_layer_idx:
            scores = self.op('Div', [scores, self.const(s + 'number', np.float32(l + 1))], s + 'scaled_again')
        masked = self.op('Where', [visible, scores, 'minus_large'], s + 'masked')
        heads = self.op('MatMul', [self.op('Softmax', [masked], s + 'attention', axis=-1), v], s + 'heads')
        merged = self.op('Reshape', [self.op('Transpose', [heads], s + 'heads_t', perm=[0, 2, 1, 3]), 'merge_shape'],
                         s + 'merged')
        x = self.op('Add', [x, self.linear(merged, p + '.attn.c_proj', s + 'attn_out')], s + 'residual_mid')
        up = self.linear(self.layer_norm(x, p + '.ln_2', s + 'ln_2'), p + '.mlp.c_fc', s + 'up')
        written = self.linear(self.activation(up, s + 'neurons'), p + '.mlp.c_proj', s + 'mlp_out')
        return self.op('Add', [x, written], s + 'residual')

    def build(self):
        config, op, const = self.config, self.op, self.const
        L, H, d, V = config.n_layer, config.n_head, config.n_embd, config.vocab_size
        dh = d // H
        for name, values in (('int.1', [1]), ('int.-1', [-1]), ('head_shape', [0, 0, H, dh]), ('merge_shape', [0, 0, d])):
            const(name, np.array(values, np.int64))
        const('minus_large', np.float32(-1e9))
        const('zero', np.array(0, np.int64))
        const('one', np.array(1, np.int64))
        wte, wpe = self.weight('transformer.wte.weight'), self.weight('transformer.wpe.weight')
        x = op('Add', [op('Gather', [wte, 'input_ids'], 'token_embedding'),
                       op('Gather', [wpe, 'position_ids'], 'position_embedding')], 'embedding')
        keys = op('Range', ['zero', op('Gather', [op('Shape', ['attention_mask'], 'mask.shape'), 'one'], 'mask.keys'),
                            'one'], 'mask.key_index')
        causal = op('LessOrEqual', [keys, op('Unsqueeze', ['position_ids', 'int.-1'], 'mask.queries')], 'mask.causal')
        visible = op('Unsqueeze', [causal, 'int.1'], 'mask.visible')
        for l in range(L):
            x = self.block(x, l, visible)
        final = self.layer_norm(x, 'transformer.ln_f', 'ln_f')
        op('MatMul', [final, op('Transpose', [wte], 'unembedding', perm=[1, 0])], 'logits')
        info = oh.make_tensor_value_info
        cache = [f'{{}}.{l}.{kind}' for l in range(L) for kind in ('key', 'value')]
        inputs = [info('input_ids', TP.INT64, ['B', 'T']), info('attention_mask', TP.INT64, ['B', 'P+T']),
                  info('position_ids', TP.INT64, ['B', 'T'])]
        inputs += [info(name.format('past_key_values'), TP.FLOAT, ['B', H, 'P', dh]) for name in cache]
        outputs = [info('logits', TP.FLOAT, ['B', 'T', V])]
        outputs += [info(name.format('present'), TP.FLOAT, ['B', H, 'P+T', dh]) for name in cache]
        graph = oh.make_graph(self.nodes, 'gpt2', inputs, outputs, self.inits)
        model = oh.make_model(graph, opset_imports=[oh.make_opsetid('', 20)], ir_version=9, producer_name='glassbox')
        checker.check_model(model)
        return model


for seed, (name, differs) in enumerate(NETWORKS.items()):
    config = GPT2Config(**COMMON, **differs)
    network = make_weights(config, seed)
    state = {key: value.detach().contiguous() for key, value in network.state_dict().items()
             if key != 'lm_head.weight' and not key.endswith(('.attn.bias', '.attn.masked_bias'))}
    told = dict(model_type='gpt2', architectures=['GPT2LMHeadModel'], **COMMON, **differs)
    for folder in (args.weights / name, args.hub / name):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'config.json').write_text(json.dumps(told, indent=2) + '\n')
    save_file(state, args.weights / name / 'model.safetensors', metadata={'format': 'pt'})
    (args.hub / name / 'onnx').mkdir(exist_ok=True)
    save(Graph(config, state).build(), args.hub / name / 'onnx' / 'model.onnx')
