"""Reference numbers from PyTorch for interventions, writes and attribution.

    python reference_interventions.py MODEL_DIR OUT.json CASES.json

MODEL_DIR   config.json and onnx/model.onnx: an export whose initializers bear Hugging Face's names, in float32 or as
            NAME.int8 and NAME.scale, the way export_onnx.py stores them
CASES.json  [{"ids": [...], "text": "...", "other": [...], "tokens": [a, b], "experiments": {NAME: CHANGES}}]
            other: a second text of the same length, whose residual rows replace those of the first
            CHANGES: heads_off [[layer, head]], mlps_off [layer], cuts [[layer, head or null, query, key]],
            replacements [[level, position]], additions [[level, from, factor]]; level 0 is the embedding, level l + 1
            lies after layer l. What is added is factor · (last residual row of other − last row of ids) at that level.

Writes, per case, `tensors`: norm_weights (2L+1, 2, d), head_write (L, H+1, d) at the last position with the output
bias as the last row, key_write (T, d) of layer 1, head 1 at the last query, neuron_write (L, 3, d) of the neurons 0, 1
and 2 without bias, attribution (N, 2) of the last logits of `tokens` in the order of the protocol, its sums
attribution_logits (2), lens_tokens (L+1, 2). Per experiment `intervention`, rows by the name of their tensor, and
`tensors`: those rows, logits_last, residual and attention of the last layer, lens_tokens. Eager attention, and float64
throughout: in float32 PyTorch's own rounding reaches 2e-4 where a row of the stream has entries in the hundreds.
"""
import argparse
import json
import pathlib

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import GPT2Config, GPT2LMHeadModel

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('model', type=pathlib.Path, help='folder with config.json and onnx/model.onnx')
parser.add_argument('out', help='reference.json')
parser.add_argument('cases', help='the texts and experiments, as above')
args = parser.parse_args()


def load():
    """The weights of the ONNX file in Hugging Face's network."""
    stored = {t.name: numpy_helper.to_array(t) for t in onnx.load(args.model / 'onnx/model.onnx').graph.initializer}
    state = {}
    for name, values in stored.items():
        if name.endswith('.int8'):
            name = name.removesuffix('.int8')
            # The graph rounds this product to float32.
            values = values.astype(np.float32) * stored[name + '.scale']
        if name.startswith('transformer.') and not name.endswith('.scale'):
            state[name] = torch.tensor(values, dtype=torch.float64)
    state['lm_head.weight'] = state['transformer.wte.weight']
    config = GPT2Config.from_json_file(args.model / 'config.json')
    config._attn_implementation = 'eager'
    network = GPT2LMHeadModel(config)
    network.load_state_dict(state)
    return network.eval()


torch.set_default_dtype(torch.float64)
model = load()
blocks, ln_f = model.transformer.h, model.transformer.ln_f
L, H, d = model.config.n_layer, model.config.n_head, model.config.n_embd
dh = d // H


def tensor(x):
    x = np.asarray(x)
    return {'shape': list(x.shape), 'data': [float(f'{v:.9g}') for v in x.astype(np.float64).ravel()]}


def changed(output, change):
    """A module's output, a tensor or a tuple that begins with one, with that tensor changed."""
    return (change(output[0]), *output[1:]) if isinstance(output, tuple) else change(output)


def run(ids, heads_off=(), mlps_off=(), cuts=(), replacements=(), additions=()):
    """One pass. replacements: [level, position, row]; additions: [level, from, row]. Returns tensors without batch."""
    found, hooks = {}, []

    def keep(name, x):
        found[name] = x.detach()[0].clone()

    def stream(level, x):
        x = x.clone()
        for at, position, row in replacements:
            if at == level:
                x[0, position] = row
        for at, start, row in additions:
            if at == level:
                x[0, start:] += row
        keep(f'residual.{level}', x)
        return x

    def cut(l, arguments):
        mask = arguments['attention_mask'].expand(1, H, len(ids), len(ids)).clone()
        for at, head, query, key in cuts:
            if at == l:
                mask[0, slice(None) if head is None else head, query, key] = -torch.inf
        return {**arguments, 'attention_mask': mask}

    def mixed(l, x):
        x = x.clone()
        for at, head in heads_off:
            if at == l:
                x[..., head * dh:(head + 1) * dh] = 0
        keep(f'mixed.{l}', x)
        return x

    def mlp(l, x):
        x = x * 0 if l in mlps_off else x
        keep(f'mlp_out.{l}', x)
        return x

    hooks.append(blocks[0].register_forward_pre_hook(lambda _, inputs: (stream(0, inputs[0]), *inputs[1:])))
    for l, block in enumerate(blocks):
        hooks += [
            block.attn.register_forward_pre_hook(lambda _, inputs, a, l=l: (inputs, cut(l, a)), with_kwargs=True),
            block.attn.c_proj.register_forward_pre_hook(lambda _, inputs, l=l: (mixed(l, inputs[0]),)),
            block.attn.c_attn.register_forward_hook(lambda _, i, out, l=l: keep(f'qkv.{l}', out)),
            block.mlp.register_forward_hook(lambda _, i, out, l=l: mlp(l, out)),
            block.register_forward_hook(lambda _, i, out, l=l: changed(out, lambda x: stream(l + 1, x))),
        ]
    with torch.no_grad():
        out = model(torch.tensor([ids]), output_attentions=True)
    for hook in hooks:
        hook.remove()
    found['logits'] = out.logits[0]
    for l in range(L):
        found[f'attention.{l}'] = out.attentions[l][0]
    return found


def lens_of(found, tokens):
    """Logits of the tokens if the model stopped at each level, at the last position."""
    rows = torch.stack([found[f'residual.{level}'][-1] for level in range(L + 1)])
    with torch.no_grad():
        return model.lm_head(ln_f(rows))[:, tokens].numpy()


def head_writes(found):
    """(L, H+1, d) at the last position."""
    writes = torch.zeros(L, H + 1, d)
    for l, block in enumerate(blocks):
        for h in range(H):
            part = slice(h * dh, (h + 1) * dh)
            writes[l, h] = found[f'mixed.{l}'][-1, part] @ block.attn.c_proj.weight[part]
        writes[l, H] = block.attn.c_proj.bias
    return writes.detach()


def attribution(found, tokens):
    """(N, 2): what each component adds to the last logits of the tokens. Source: Elhage et al. 2021."""
    x = found[f'residual.{L}'][-1]
    deviation = torch.sqrt(x.var(unbiased=False) + model.config.layer_norm_epsilon)
    unembed = model.lm_head.weight[tokens]
    gain, bias = ln_f.weight, ln_f.bias
    components = [found['residual.0'][-1]]
    for l, writes in enumerate(head_writes(found)):
        components += [*writes, found[f'mlp_out.{l}'][-1]]
    rows = [((c - c.mean()) / deviation * gain) @ unembed.T for c in components]
    rows.append(unembed @ bias)
    logits = found['logits'][-1, tokens]
    rest = logits - sum(rows)
    assert (rest.abs() < 1e-9 * logits.abs().clamp(min=1)).all(), rest
    return torch.stack([*rows, rest]).detach().numpy(), logits.numpy()


def key_write(found, l, h):
    """(T, d): what head h of layer l writes at the last query from each key."""
    part = slice(2 * d + h * dh, 2 * d + (h + 1) * dh)
    values = found[f'attention.{l}'][h, -1][:, None] * found[f'qkv.{l}'][:, part]
    return (values @ blocks[l].attn.c_proj.weight[h * dh:(h + 1) * dh]).detach().numpy()


def plain_tensors(found, tokens):
    norms = [norm for block in blocks for norm in (block.ln_1, block.ln_2)] + [ln_f]
    parts, logits = attribution(found, tokens)
    return {
        'norm_weights': torch.stack([torch.stack([n.weight, n.bias]) for n in norms]).detach().numpy(),
        'head_write': head_writes(found).numpy(),
        'key_write': key_write(found, 1, 1),
        'neuron_write': torch.stack([block.mlp.c_proj.weight[:3] for block in blocks]).detach().numpy(),
        'attribution': parts,
        'attribution_logits': logits,
        'lens_tokens': lens_of(found, tokens),
    }


def experiment(case, base, other, changes):
    """One intervention: what the engine is told, and what comes out."""
    rows, told = {}, {}

    def row(name, x):
        rows[name] = x.numpy()
        return x

    puts = [
        (level, position, row(f'replacement.{i}', other[f'residual.{level}'][position]))
        for i, (level, position) in enumerate(changes.get('replacements', []))
    ]
    adds = [
        (level, start, row(f'addition.{i}', f * (other[f'residual.{level}'][-1] - base[f'residual.{level}'][-1])))
        for i, (level, start, f) in enumerate(changes.get('additions', []))
    ]
    plain = {name: changes.get(name, []) for name in ('heads_off', 'mlps_off', 'cuts')}
    found = run(case['ids'], **plain, replacements=puts, additions=adds)
    if plain['heads_off']:
        told['headScale'] = [0 if [l, h] in plain['heads_off'] else 1 for l in range(L) for h in range(H)]
    if plain['mlps_off']:
        told['mlpScale'] = [0 if l in plain['mlps_off'] else 1 for l in range(L)]
    if plain['cuts']:
        told['cuts'] = [dict(zip(('layer', 'head', 'query', 'key'), cut)) for cut in plain['cuts']]
    if puts:
        told['replacements'] = [
            {'level': level, 'position': at, 'row': f'replacement.{i}'} for i, (level, at, _) in enumerate(puts)
        ]
    if adds:
        told['additions'] = [
            {'level': level, 'from': at, 'row': f'addition.{i}'} for i, (level, at, _) in enumerate(adds)
        ]
    outcome = {
        'logits_last': found['logits'][-1].numpy(),
        f'residual.{L - 1}': found[f'residual.{L}'].numpy(),
        f'attention.{L - 1}': found[f'attention.{L - 1}'].numpy(),
        'lens_tokens': lens_of(found, case['tokens']),
    }
    return {'intervention': told, 'tensors': {name: tensor(x) for name, x in {**rows, **outcome}.items()}}


cases = []
with open(args.cases) as file:
    asked = json.load(file)
for case in asked:
    base, other = run(case['ids']), run(case['other'])
    cases.append({
        'ids': case['ids'],
        'text': case.get('text'),
        'tokens': case['tokens'],
        'tensors': {name: tensor(x) for name, x in plain_tensors(base, case['tokens']).items()},
        'experiments': [
            {'name': name, **experiment(case, base, other, changes)} for name, changes in case['experiments'].items()
        ],
    })
sizes = {'L': L, 'H': H, 'd': d, 'V': model.config.vocab_size, 'n_positions': model.config.n_positions}
made_with = f'PyTorch {torch.__version__}, Hugging Face transformers, eager attention, float64'
with open(args.out, 'w') as file:
    json.dump({'model': sizes, 'made_with': made_with, 'cases': cases}, file)
