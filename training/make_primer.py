"""A synthetic primer: facts, stories in which things must be kept apart, and patterns to copy, so that a tiny model has
something crisp to recall, to follow and to copy, and nothing that can be solved by position.

    python make_primer.py books.jsonl encoder.json primer.jsonl [--texts 260000] [--focus]

Writes short texts, one JSON string a line; always the same ones, by a fixed seed. What is kept for measuring is in none
of them, which is checked here. encoder.json is GPT-2's vocabulary. --focus gives other texts, with more of what is learned
slowest: who gives, which of two places, who fears whom.
"""
import argparse
import json
import random
import re

from primer.facts import FACTS, NEW_UNKNOWN
from primer.patterns import NEVER, PATTERNS, book_words, is_kept, vocabulary_words
from primer.stories import SKILLS, fear, giving, tale, two_places
from primer.world import TAUGHT

SHARES = {'story': 0.52, 'fact': 0.27, 'pattern': 0.21}
FOCUS_SHARES = {'story': 0.72, 'fact': 0.13, 'pattern': 0.15}
FOCUS_SKILLS = SKILLS | {giving: 40, two_places: 30, fear: 22, tale: 5}


def chosen(rng, table):
    return rng.choices(list(table), weights=table.values())[0]


def make_text(rng, words, is_focus=False):
    kind = chosen(rng, FOCUS_SHARES if is_focus else SHARES)
    skills = FOCUS_SKILLS if is_focus else SKILLS
    if kind == 'pattern':
        return chosen(rng, PATTERNS)(rng, words).text
    if kind == 'fact':
        return rng.choice([' ', '\n', '\n']).join(chosen(rng, FACTS)(rng).text for _ in range(rng.choice([1, 1, 2, 3, 4])))
    return rng.choice([' ', '\n', '\n']).join(chosen(rng, skills)(rng, TAUGHT).text for _ in range(rng.choice([1, 1, 1, 2, 3])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('books', help='books.jsonl of corpus.py')
    parser.add_argument('encoder', help="GPT-2's vocabulary")
    parser.add_argument('out', help='primer.jsonl')
    parser.add_argument('--texts', type=int, default=260_000)
    parser.add_argument('--focus', action='store_true')
    args = parser.parse_args()
    rng = random.Random(8 if args.focus else 7)
    pool = vocabulary_words(args.encoder, 8192) * 2 + book_words(args.books)
    words = [w for w in pool if not is_kept(w) and w not in NEVER]
    kept = re.compile(r'\b(' + '|'.join(sorted(NEVER | set(NEW_UNKNOWN))) + r')\b')
    left_out = 0
    with open(args.out, 'w') as file:
        for _ in range(args.texts):
            text = make_text(rng, words, args.focus)
            if kept.search(text):
                left_out += 1
                continue
            file.write(json.dumps(text) + '\n')
    print(f'{args.texts - left_out} texts, {left_out} left out for a word that is kept for measuring')


if __name__ == '__main__':
    main()
