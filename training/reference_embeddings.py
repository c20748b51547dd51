"""Reads the embedding matrices of public/models/glassbox-2 with the onnx package and numpy, and writes what the page must find.

Independent of the engine: initializers are found by name, int8 is scaled here, and neighbours are a float64 product
of all rows. Run: python training/reference_embeddings.py > tests/golden/references/embeddings.json
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / 'public/models/glassbox-2'
WORDS = [' king', ' Monday', ' seven', ' green', ' France', ' London', ' Facebook']
# And tokens of every kind and age, by their number: bytes, pieces, words, names, numbers, signs.
IDS = [*range(0, 8192, 131), 8191]
ROWS = [0, 1, 257, 3203, 8191]
COUNT = 10

graph = onnx.load(MODEL / 'onnx/model.onnx').graph
weights = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
wte = weights['transformer.wte.weight.int8'].astype(np.float64) * weights['transformer.wte.weight.scale'].astype(np.float64)
wpe = weights['transformer.wpe.weight'].astype(np.float64)

vocabulary = json.loads((MODEL / 'tokenizer.json').read_text())['model']['vocab']
norms = np.linalg.norm(wte, axis=1)


def neighbours(row):
    length = np.linalg.norm(row)
    cosine = wte @ row / np.where(norms * length == 0, 1, norms * length)
    order = np.argsort(-cosine, kind='stable')[:COUNT]
    return {
        'ids': order.tolist(),
        'cosine': cosine[order].tolist(),
        'dot': (wte[order] @ row).tolist(),
        'norms': norms[order].tolist(),
    }


def spectrum(table):
    values = np.linalg.eigvalsh(np.cov(table.T, bias=True))[::-1]
    return {'shares': (values[:4] / values.sum()).tolist(), 'variance': float(values.sum())}


ids = {word: vocabulary[word.replace(' ', 'Ġ')] for word in WORDS if word.replace(' ', 'Ġ') in vocabulary}
ids |= {f' token {i}': i for i in IDS}
print(json.dumps({
    'rows': [{'id': i, 'values': wte[i].tolist()} for i in ROWS],
    'positions': [{'at': i, 'values': wpe[i].tolist()} for i in (0, 1, 255)],
    'norms': {str(i): float(norms[i]) for i in ROWS},
    'neighbours': [{'token': word, 'id': i, **neighbours(wte[i])} for word, i in ids.items()],
    'spectrum': {'token': spectrum(wte), 'position': spectrum(wpe)},
}, separators=(',', ':')))
