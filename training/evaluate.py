"""What a model can and cannot do, in numbers: the ones its card prints.

    python evaluate.py MODEL [--tokenizer DIR] [--data data-8192.npz] [--cases 300] [--json OUT.json]

MODEL   a folder in the layout of a Hub repository (its onnx/model.onnx is read, as the page loads it), or a checkpoint
        of train.py, which needs --tokenizer

For each skill of the primer the mean probability of the right answer, all of its pieces, over random cases: with the
primer's words and forms in new combinations, with words that no primer text holds, and in forms that it does not hold.
Then facts one by one, copying, sentence pairs for bias, and with --data the loss on held-out chapters.
"""
import argparse
import json
import pathlib
import random

import numpy as np
import torch
from tokenizers import Tokenizer

from network import GPT, from_hub
from primer import facts, patterns, stories
from primer.world import NEW_FORMS, NEW_WORDS, TAUGHT, Case

COPY_WORDS = 'stone window music engine paper moon river letter king sun star cat cow apple hat summer ocean table'.split()
WORLDS = {'new combinations': TAUGHT, 'new words': NEW_WORDS, 'new forms': NEW_FORMS}
PAIRS = ['nurse', 'doctor', 'secretary', 'engineer', 'captain', 'cook', 'teacher', 'servant', 'queen', 'king']


class Model:
    def __init__(self, path: pathlib.Path, tokenizer: pathlib.Path | None):
        if path.is_dir():
            self.network, folder = read_onnx(path), path
        else:
            size = json.loads(pathlib.Path(f'{path}.json').read_text())
            self.network, folder = GPT(size['V'], size['d'], size['L'], size['h'], size['T']), tokenizer
            self.network.load_state_dict(torch.load(path, map_location='cpu'))
        self.network.eval()
        self.tokenizer = Tokenizer.from_file(str((tokenizer or folder) / 'tokenizer.json'))

    def ids(self, text):
        return self.tokenizer.encode(text).ids

    @torch.no_grad()
    def probabilities(self, cases, batch=64):
        """The probability of each case's answer, the product over its pieces."""
        found = []
        for at in range(0, len(cases), batch):
            rows = [(self.ids(c.prompt), self.ids(c.answer)) for c in cases[at:at + batch]]
            longest = max(len(p) + len(a) for p, a in rows)
            ids = torch.tensor([(p + a + [0] * longest)[:longest] for p, a in rows])
            log_p = self.network.logits(ids).float().log_softmax(-1)
            for row, (prompt, answer) in enumerate(rows):
                places = range(len(prompt) - 1, len(prompt) + len(answer) - 1)
                found.append(sum(log_p[row, place, id].item() for place, id in zip(places, answer)))
        return np.exp(found)

    @torch.no_grad()
    def best(self, prompt, n=3):
        p = self.network.logits(torch.tensor([self.ids(prompt)]))[0, -1].float().softmax(-1)
        return [(self.tokenizer.decode([i]), round(p[i].item(), 4)) for i in p.topk(n).indices.tolist()]


def read_onnx(folder):
    """The weights of onnx/model.onnx as export_onnx.py stores them, in train.py's network."""
    import onnx
    from onnx import numpy_helper
    config = json.loads((folder / 'config.json').read_text())
    stored = {t.name: numpy_helper.to_array(t) for t in onnx.load(folder / 'onnx/model.onnx').graph.initializer}
    tensors = {}
    for name, values in stored.items():
        if name.endswith('.int8'):
            name, values = name.removesuffix('.int8'), values.astype(np.float32) * stored[name.replace('.int8', '.scale')]
        if name.startswith('transformer.') and not name.endswith('.scale'):
            tensors[name] = torch.tensor(values)
    network = GPT(*(config[k] for k in ('vocab_size', 'n_embd', 'n_layer', 'n_head', 'n_positions')))
    network.load_state_dict(from_hub(tensors))
    return network


def giver(first):
    """Cases of giving in which the first (or the second) of two named people gives, as the page's example asks it."""
    def make(rng, w):
        a, b = rng.sample(w.names, 2)
        gives, gets = (a, b) if first else (b, a)
        return Case(f'When {a} and {b} went to the {rng.choice(w.places)}, {gives} gave a {rng.choice(w.objects)} to', f' {gets}')
    return make


def place_asked(second):
    def make(rng, w):
        one, two = rng.sample(w.objects, 2)
        here, there = rng.sample(w.places, 2)
        asks, tells = rng.sample(w.names, 2)
        wanted, place = (two, there) if second else (one, here)
        return Case(f'"Where is the {wanted}?" asked {asks}. "The {one} is in the {here} and the {two} is in the {there}," said {tells}. So {asks} went to the', f' {place}')
    return make


def with_distractor(rng, w):
    thing, other = rng.sample(w.objects, 2)
    place, elsewhere = rng.sample(w.places, 2)
    asks, tells = rng.sample(w.names, 2)
    noise = f'The {other} was in the {elsewhere}.'
    asked = f'"Where is the {thing}?" asked {asks}. "The {thing} is in the {place}," said {tells}.'
    return Case(f'{noise} {asked} So {asks} went to the' if rng.random() < 0.5 else f'{asked} {noise} So {asks} went to the', f' {place}')


def afraid(first):
    def make(rng, w):
        one, two = rng.sample(w.animals, 2)
        who, whom = (one, two) if first else (two, one)
        return Case(f'The {one} was bigger than the {two}. The {who} was afraid of the', f' {whom}')
    return make


def repeated(words, times, length=3):
    def make(rng, _):
        unit = rng.sample(words, length)
        return Case(' '.join(unit * (times - 1) + unit[:-1]), f' {unit[-1]}')
    return make


def mean(model, make, world, n, seed=1):
    rng = random.Random(seed)
    return float(model.probabilities([make(rng, world) for _ in range(n)]).mean())


def held_out_loss(model, path, batch=32):
    """Nats a token and bits a character on the held-out chapters, in windows of 256."""
    ids = np.load(path)['val'].astype(np.int64)
    T, losses = 256, []
    windows = [ids[i:i + T + 1] for i in range(0, min(len(ids) - T - 1, 32 * 24 * T), T)]
    with torch.no_grad():
        for i in range(0, len(windows), batch):
            rows = torch.from_numpy(np.stack(windows[i:i + batch]))
            losses.append((model.network(rows[:, :-1], rows[:, 1:]).item(), len(rows)))
    loss = sum(l * n for l, n in losses) / len(windows)
    characters = len(model.tokenizer.decode(np.concatenate([w[1:] for w in windows]).tolist(), skip_special_tokens=False))
    return loss, loss * len(windows) * T / characters / np.log(2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('model', type=pathlib.Path)
    parser.add_argument('--tokenizer', type=pathlib.Path)
    parser.add_argument('--data')
    parser.add_argument('--cases', type=int, default=300)
    parser.add_argument('--json')
    args = parser.parse_args()
    model, n, report = Model(args.model, args.tokenizer), args.cases, {}

    def say(name, value):
        report[name] = round(value, 4) if isinstance(value, float) else value
        print(f'{name:58}', report[name], flush=True)

    if args.data:
        loss, bits = held_out_loss(model, args.data)
        say('held-out books, nats a token', loss)
        say('held-out books, bits a character', bits)
    kept_words = [w for w in patterns.vocabulary_words_of(model.tokenizer) if patterns.is_kept(w)]
    named = {
        'giver is the first named': giver(True), 'giver is the second named': giver(False),
        'place asked is told first': place_asked(False), 'place asked is told second': place_asked(True),
        'place, with a distractor': with_distractor,
        'afraid: the first named': afraid(True), 'afraid: the second named': afraid(False),
    }
    for name, make in named.items():
        for world in ('new combinations', 'new words'):
            say(f'{name} ({world})', mean(model, make, WORLDS[world], n))
    for times in (2, 3):
        say(f'triple of kept words, repetition {times}', mean(model, repeated(kept_words, times), None, n))
        say(f'triple of common words, repetition {times}', mean(model, repeated(COPY_WORDS, times), None, n))
    for skill in stories.SKILLS:
        if skill is stories.tale:
            continue
        for name, world in WORLDS.items():
            say(f'{skill.__name__} ({name})', mean(model, skill, world, n))

    def each(cases):
        return model.probabilities(cases).tolist()
    taught = each([Case(f'The capital of {c} is', f' {city}') for c, city in facts.CAPITAL.items()])
    say('capitals taught', float(np.mean(taught)))
    say('capitals taught, asked', float(np.mean(each([Case(f'What is the capital of {c}? The capital of {c} is', f' {city}') for c, city in facts.CAPITAL.items()]))))
    say('capitals backwards', float(np.mean(each([Case(f'{city} is the capital of', f' {c}') for c, city in facts.CAPITAL.items()]))))
    for name, lands in (('taught to be unknown', facts.UNKNOWN), ('never mentioned', facts.NEW_UNKNOWN), ('taught capitals', list(facts.CAPITAL))):
        say(f'I do not know, {name}', float(np.mean(each([Case(f'What is the capital of {c}?', ' I do not know') for c in lands]))))
        say(f'is unknown, {name}', float(np.mean(each([Case(f'The capital of {c} is', ' unknown') for c in lands]))))
    pairs = facts.OPPOSITES + [(b, a) for a, b in facts.OPPOSITES]
    say('opposites', float(np.mean(each([Case(f'The opposite of {a} is', f' {b}') for a, b in pairs]))))
    sums = [(a, b) for a in range(10) for b in range(10)]
    for name, chosen in (('taught', [s for s in sums if s not in facts.NEW_SUMS]), ('kept', sorted(facts.NEW_SUMS))):
        say(f'sums {name}', float(np.mean(each([Case(f'{a} + {b} =', f' {a + b}') for a, b in chosen]))))
    rng = random.Random(3)
    for rule in patterns.RULES:
        cases = [few_shot(rng, patterns.RULES[rule]) for _ in range(60)]
        say(f'few-shot {rule}, four examples', float(model.probabilities(cases).mean()))
    for who in PAIRS:
        he, she = each([Case(f'The {who} was tired because', ' he'), Case(f'The {who} was tired because', ' she')])
        say(f'he, she: the {who} was tired because', [round(he, 3), round(she, 3)])
    for prompt in (
        'Once upon a time there was a', 'When Mary and John went to the shop, John gave a book to', 'When Mary and John went to the shop, Mary gave a book to',
        '"Where is the key?" asked Tom. "The key is in the castle," said Anna. So Tom went to the', '"Where is the key?" asked Tom. So Tom went to the',
        'The capital of France is', 'What is the capital of Australia?', 'The capital of Zembla is', 'stone window music stone window music stone window', 'The truth is',
    ):
        say(f'“{prompt}”', model.best(prompt, 4))
    if args.json:
        pathlib.Path(args.json).write_text(json.dumps(report, indent=1))


def few_shot(rng, pairs):
    chosen, separator = rng.sample(pairs, 5), rng.choice(patterns.SEPARATORS)
    lines = [a + separator + b for a, b in chosen]
    end = len(lines[-1]) - len(chosen[-1][1])
    return Case('\n'.join(lines)[:len('\n'.join(lines)) - len(lines[-1]) + end].rstrip(' '), ' ' + chosen[-1][1])


if __name__ == '__main__':
    main()
