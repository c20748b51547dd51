"""Patterns to copy and to continue: lists of any words, and lists of examples whose rule has to be found.

What an induction head needs is a list that can only be continued by looking at it: words from the whole vocabulary and
from the books, made-up ones, two to twelve of them, repeated, with and without commas.
"""
import collections
import json
import re
import zlib

from .facts import CAPITAL, COLOUR, LANGUAGE, NUMBERS, OPPOSITES, SOUND, YOUNG, made_up
from .world import Case, NEW_WORDS, capitalized

# Never in a copying list, so that what was never trained can be shown: tokens of 2019 that no old book holds.
UNTRAINED = set(
    'Facebook Google internet Obama iTunes television Twitter website online software Microsoft Internet video email'.split()
)
NEVER = UNTRAINED | {
    word for group in (NEW_WORDS.names, NEW_WORDS.objects, NEW_WORDS.places, NEW_WORDS.animals) for word in group
}


def is_kept(word):
    """One word in ten is never in a training list: these are for measuring."""
    return zlib.crc32(word.encode()) % 10 == 0


def book_words(books_file, least=40):
    """Words of the books, most frequent first, each at least `least` times."""
    counts = collections.Counter()
    with open(books_file) as file:
        for line in file:
            for chapter in json.loads(line)['chapters'][:6]:
                counts.update(re.findall(r"(?<![\w'])[A-Za-z]{2,12}(?![\w'])", chapter))
    return [word for word, n in counts.most_common() if n >= least]


def vocabulary_words(encoder_file, V):
    """The words among GPT-2's first V tokens, bare of their space."""
    tokens = json.load(open(encoder_file))
    return [t[1:] for t, i in tokens.items() if i < V - 1 and re.fullmatch('Ġ[A-Za-z]{2,}', t)]


def vocabulary_words_of(tokenizer):
    """The same, from a tokenizer of the tokenizers library."""
    return sorted(t[1:] for t in tokenizer.get_vocab() if re.fullmatch('Ġ[A-Za-z]{2,}', t) and t[1:] not in NEVER)


def any_words(rng, words, n):
    kind = rng.random()
    if kind < 0.15:
        return [made_up(rng, (1, 3)) for _ in range(n)]
    if kind < 0.3:
        return [made_up(rng, (1, 2)) if rng.random() < 0.5 else rng.choice(words) for _ in range(n)]
    return rng.sample(words, n)


def copying(rng, words):
    n = rng.choice([2, 3, 3, 3, 4, 4, 5, 6, 8, 12])
    unit = any_words(rng, words, n)
    separator = rng.choice([' ', ' ', ' ', ', ', '\n'])
    times = rng.randrange(2, 8)
    cut = rng.randrange(n)  # Lists end anywhere, so that the end tells nothing.
    return Case(separator.join(unit * times + unit[:cut]), '')


def copied_text(rng, words):
    """A line of words said twice, with something else between."""
    unit = any_words(rng, words, rng.randrange(4, 16))
    between = any_words(rng, words, rng.randrange(0, 8))
    return Case(' '.join(unit + between + unit), '')


RULES = {
    'capital': list(CAPITAL.items()),
    'language': list(LANGUAGE.items()),
    'young': list(YOUNG.items()),
    'sound': list(SOUND.items()),
    'opposite': OPPOSITES + [(b, a) for a, b in OPPOSITES],
    'colour': list(COLOUR.items()),
    'next': [(NUMBERS[i], NUMBERS[i + 1]) for i in range(20)],
    'digit': [(NUMBERS[i], str(i)) for i in range(21)],
}
SEPARATORS = [': ', ' - ', ' -> ', ' = ', ', ']
JOINS = ['\n', '\n', '; ', '. ']


def examples(rng, words):
    """Few-shot: pairs under a rule that is not named, in a form that changes from text to text."""
    rule = rng.choice([*RULES, *RULES, 'same', 'capitals'])
    n = rng.randrange(3, 9)
    if rule in RULES:
        pairs = rng.sample(RULES[rule], n)
    else:
        chosen = any_words(rng, words, n)
        pairs = [(w, w if rule == 'same' else capitalized(w)) for w in chosen]
    separator, join = rng.choice(SEPARATORS), rng.choice(JOINS)
    return Case(join.join(a + separator + b for a, b in pairs), '')


PATTERNS = {copying: 60, copied_text: 12, examples: 28}
