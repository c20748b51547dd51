"""Reference numbers for byte-level BPE, by Hugging Face's tokenizers.

    pip install tokenizers
    python training/bpe_reference.py

Writes tests/golden/bpe/ids.json: thousands of strings in many scripts with the ids that the embedded model's
tokenizer.json gives them; training.json beside it: the merges that BpeTrainer learns from two texts; and
smallTraining.json: those it learns from hundreds of small ones.
"""

import json
import random
import re
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

ROOT = Path(__file__).parent.parent
OUT = ROOT / "tests" / "golden" / "bpe"

PHRASES = """\
When Mary and John went to the shop, John gave a book to
I'm sure they've said we'll see what you'd do; it's John's, and they're not ours.
I'M SURE THEY'VE SAID
 leading space
  two leading spaces
trailing spaces   
tabs\tand\tnewlines\n\n\nand more\r\n
strawberry Strawberry STRAWBERRY  strawberry
12 123 1234 12345 3.14159 1,000,000 2^10 0x1F 007
for (let i = 0; i < 10; i++) { console.log(`${i}`); }
def f(x):\n    return x ** 2  # square
<div class="a">&nbsp;</div>
https://example.org/path?query=1&other=2#part
a@b.example, #tag, @name, $5, 5 €, £3, ¥4
😀 🙂 👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇩🇪 ☕️ ❤️
e\u0301 é n\u0303 ñ a\u0308\u0323 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G
Alle Menschen sind frei und gleich an Würde und Rechten geboren.
Tous les êtres humains naissent libres et égaux en dignité et en droits.
Todos los seres humanos nacen libres e iguales en dignidad y derechos.
Все люди рождаются свободными и равными в своём достоинстве и правах.
Всі люди народжуються вільними і рівними у своїй гідності та правах.
Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.
人人生而自由，在尊严和权利上一律平等。
すべての人間は、生まれながらにして自由であり、
모든 인간은 태어날 때부터 자유로우며
يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.
כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.
همهٔ افراد بشر آزاد به دنیا می‌آیند
सभी मनुष्यों को गौरव और अधिकारों के मामले में
সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা
மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்
ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును
മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും
มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน
ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ
လူတိုင်းသည် တူညီလွတ်လပ်သော
មនុស្សទាំងអស់ កើតមកមានសេរីភាព
ყველა ადამიანი იბადება თავისუფალი
Բոլոր մարդիկ ծնվում են ազատ
የሰው ልጅ ሁሉ ሲወለድ ነጻ
ᏂᎦᏓ ᎠᏂᏴᏫ
ᐃᓄᓕᒫᑦ ᐊᓂᖅᑎᕆᔪᓕᒫᑦ
ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ
𐌰𐌱𐌲 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝟙𝟚𝟛 ①②③ ½ ² Ⅷ ٣ ३ 五
<|endoftext|>
Hello<|endoftext|>World <|endoftext|> and <|endoftext <|ENDOFTEXT|>
\u200b\u200e\u200f\u2028\u2029\u00a0\u3000\u0085\ufeff\u00ad
don’t — “quotes” … • ‣ → ≤ ∑ ∞ √
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
ababababababababababab
        \n        \n
''''' 's's's 'S 'll'll
"""

BLOCKS = [
    (0x20, 0x7E), (0x20, 0x7E), (0x20, 0x7E), (0xA1, 0xFF), (0x100, 0x24F), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x4FF), (0x531, 0x586), (0x5D0, 0x5EA), (0x600, 0x6FF), (0x900, 0x97F), (0x980, 0x9FF), (0xB80, 0xBFF),
    (0xE01, 0xE5B), (0x1000, 0x109F), (0x10A0, 0x10FF), (0x1200, 0x137F), (0x13A0, 0x13F4), (0x1780, 0x17FF),
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2190, 0x22FF), (0x2460, 0x24FF), (0x3040, 0x30FF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3), (0xFE00, 0xFE0F), (0x1D400, 0x1D7FF), (0x1F300, 0x1F64F), (0x1F900, 0x1F9FF),
]  # fmt: skip
GLUE = [" ", " ", "  ", "\n", "'s", "'ll", "1", "23", ".", ",", "-", "\t", "<|endoftext|>", ""]

MANY_SCRIPTS = (
    "The cat sat on the mat. The cat ate the rat. " * 3
    + "Die Katze saß auf der Matte. Die Katze fraß die Ratte. " * 3
    + "Кошка сидела на коврике. Кошка съела крысу. " * 3
    + "猫坐在垫子上。猫吃了老鼠。" * 3
    + "बिल्ली चटाई पर बैठी। " * 3
    + "القطة جلست على السجادة. " * 3
    + "aaaa aaaaa aaa 1111 11111 😀😀 😀😀😀\n\n\n" * 2
)


def random_strings(count: int) -> list[str]:
    draw = random.Random(13)
    words = PHRASES.split()
    strings = []
    for _ in range(count):
        parts = []
        for _ in range(draw.randint(1, 5)):
            if draw.random() < 0.4:
                parts.append(draw.choice(words))
            else:
                low, high = draw.choice(BLOCKS)
                parts.append("".join(chr(draw.randint(low, high)) for _ in range(draw.randint(1, 5))))
            parts.append(draw.choice(GLUE))
        strings.append("".join(parts))
    return strings


def write_ids() -> None:
    tokenizer = Tokenizer.from_file(str(ROOT / "public/models/glassbox-2/tokenizer.json"))
    texts = [line.encode().decode() for line in PHRASES.splitlines()] + [PHRASES] + random_strings(2400)
    ids = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
    rows = ",\n".join(json.dumps([text, row], ensure_ascii=False, separators=(",", ":")) for text, row in zip(texts, ids))
    (OUT / "ids.json").write_text(f"[\n{rows}\n]\n")


def learn(text: str, merges: int) -> list[str]:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=256 + merges,
        min_frequency=2,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([text], trainer)
    learnt = json.loads(tokenizer.to_str())["model"]["merges"]
    return [merge if isinstance(merge, str) else " ".join(merge) for merge in learnt]


def write_training() -> None:
    source = (ROOT / "src/trainer/data/story.ts").read_text()
    story = re.search(r"STORY = `(.*?)`;", source, re.S).group(1)
    assert "\\" not in story and "${" not in story
    texts = {"story": story, "scripts": MANY_SCRIPTS}
    result = {
        name: {"text": None if name == "story" else text, "merges": learn(text, 600)} for name, text in texts.items()
    }
    (OUT / "training.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")


def write_small() -> None:
    """Many small texts of few letters, in which most pairs are as frequent as others: what decides ties is all."""
    draw = random.Random(7)
    parts = ["a", "b", "ab", "ba", " a", " b", " ab", "c", "é", "猫", "😀", "\n", "1", "11", ".", "'s"]
    texts = ["".join(draw.choices(parts[: draw.randint(3, len(parts))], k=draw.randint(2, 60))) for _ in range(300)]
    rows = ",\n".join(json.dumps([text, learn(text, 60)], ensure_ascii=False) for text in texts)
    (OUT / "smallTraining.json").write_text(f"[\n{rows}\n]\n")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write_ids()
    write_training()
    write_small()
