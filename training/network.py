"""GPT-2's network, small, as train.py trains it: learned positions, layer norm before attention and before the MLP and
once more at the end, tanh GELU, biases, unembedding tied to the token embedding. Matrices are stored (out, in).

Shapes below: B sequences, T positions, d width, V tokens.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.ln_1 = nn.LayerNorm(d)
        self.c_attn = nn.Linear(d, 3 * d)
        self.c_proj = nn.Linear(d, d)
        self.ln_2 = nn.LayerNorm(d)
        self.c_fc = nn.Linear(d, 4 * d)
        self.m_proj = nn.Linear(4 * d, d)

    def forward(self, x):
        B, T, d = x.shape
        q, k, v = (
            part.view(B, T, self.heads, d // self.heads).transpose(1, 2)
            for part in self.c_attn(self.ln_1(x)).split(d, 2)
        )
        attended = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.c_proj(attended.transpose(1, 2).reshape(B, T, d))
        return x + self.m_proj(F.gelu(self.c_fc(self.ln_2(x)), approximate='tanh'))


class GPT(nn.Module):
    def __init__(self, V, d, layers, heads, context):
        super().__init__()
        self.V = V
        self.wte = nn.Embedding(V, d)
        self.wpe = nn.Embedding(context, d)
        self.h = nn.ModuleList(Block(d, heads) for _ in range(layers))
        self.ln_f = nn.LayerNorm(d)
        for name, p in self.named_parameters():
            if p.ndim == 2:
                nn.init.normal_(p, std=0.02 if 'proj' not in name else 0.02 / math.sqrt(2 * layers))
            elif name.endswith('bias'):
                nn.init.zeros_(p)

    def logits(self, ids):
        """Scores (B, T, V) of the token after each of ids (B, T)."""
        x = self.wte(ids) + self.wpe.weight[:ids.shape[1]]
        for block in self.h:
            x = block(x)
        return F.linear(self.ln_f(x), self.wte.weight)

    def forward(self, ids, targets):
        """Mean cross-entropy in nats of targets (B, T), each the token after ids (B, T)."""
        return F.cross_entropy(self.logits(ids).view(-1, self.V).float(), targets.reshape(-1))


def from_hub(tensors):
    """State dict of GPT from Hugging Face's GPT-2 names, whose matrices are stored (in, out)."""
    state = {}
    for name, w in tensors.items():
        name = name.removeprefix('transformer.')
        if name == 'lm_head.weight':
            continue
        name = name.replace('mlp.c_proj', 'm_proj').replace('.attn.', '.').replace('.mlp.', '.')
        is_matrix = w.ndim == 2 and name.startswith('h.')
        state[name] = (w.T if is_matrix else w).contiguous().float()
    return state
