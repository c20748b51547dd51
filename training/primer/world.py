"""What the primer talks about, and what of it is kept for measuring.

A World holds the names, things and sentence forms that a text may use. TAUGHT is what training sees. `evaluate.py` makes
its cases with NEW_WORDS (names and things that no primer text contains, in forms that were taught) and with NEW_FORMS
(taught names and things in sentence forms that were never taught). One skill, one function: training and measuring
cannot drift apart.
"""
import random
from dataclasses import dataclass, field

SHE = (
    'Mary Anna Alice Rose Jane Emma Lucy Kate Helen Grace Ruth Clara Ellen Nell Sarah Martha Lily Amy Polly Maria Marie '
    'Olga Leila Amina Priya Anita Yuki Mei Greta Heidi Carmen Rosa Sofia Zara Ingrid Miriam Rachel Leah Bridget Lola '
    'Natasha Louise Gina Amara Zuri Nina Eva Julia Margaret Elizabeth Noor Hana Dalia Chioma Lakshmi Esther'
).split()
HE = (
    'John Tom Jack Ben Peter Sam Will George Harry Charles Henry James Robert Arthur David Oliver Edward Hugh Frank Ali '
    'Omar Hassan Ravi Arjun Chen Kenji Ivan Boris Hans Karl Juan Carlos Pedro Luis Marco Paolo Pierre Jean Kofi Kwame '
    'Noah Joseph Daniel Isaac Erik Lars Diego Tariq Sean Paul Mark Max Adam Martin Michael Andrew Stephen Thomas William '
    'Richard Philip Joe Jim Bob Bill Dan Leo Yusuf Mehmet Dmitri Nikos Wei Minh Tane Samuel'
).split()
NEW_SHE = 'Fatima Aisha Astrid Ama Maya Ana Laura Diana Susan Claire Sunita Keiko Ludmila Yara'.split()
NEW_HE = 'Ahmed Simon Luke Victor Alex Scott Lee Ken Ray Jerry Allen Hiro Sergei Rashid Tunde Pablo Anders'.split()

OBJECTS = (
    'ball book apple cup key letter coin hat lamp basket flower ring knife map bell box cake kite drum doll pen ladder '
    'spoon candle rope stone shoe glove watch purse mirror picture chair blanket pencil bottle feather whistle needle '
    'button ticket hammer spade pipe sword shield flute violin scarf coat ribbon nut pear lemon egg loaf fan pot pan '
    'brush comb wheel torch axe saw boot belt crown jewel pearl card plate bowl jug stick arrow bow'
).split()
NEW_OBJECTS = 'toy stamp chain cap horn basin lock nail paper cloth fork trumpet diary parcel thimble'.split()
PLACES = (
    'shop garden school market river park church station castle forest farm kitchen library beach barn hall cellar '
    'tower village town palace stable theatre mill field meadow orchard attic cave bank office inn camp '
    'chapel prison factory museum wood valley street square yard house room cabin tent bakery dairy '
    'temple port shed hut study nursery parlour gallery cottage'
).split()
NEW_PLACES = 'hotel hospital ship mountain court bedroom college desert cathedral mosque tavern'.split()
ANIMALS = (
    'fox dog cat bear rabbit mouse lion wolf horse bird frog goat crow owl deer hen pig cow sheep duck goose monkey '
    'tiger elephant snake donkey camel eagle hawk rat squirrel turkey swan bee ant spider turtle lizard badger'
).split()
NEW_ANIMALS = 'bull pony hare ape parrot raven beetle fly'.split()
ADJECTIVES = (
    'red old little golden heavy shiny broken blue wooden silver small green beautiful strange big new black white round '
    'pretty long dusty yellow tiny'
).split()


@dataclass(frozen=True)
class World:
    she: tuple
    he: tuple
    objects: tuple
    places: tuple
    animals: tuple
    new_forms: bool = False
    words: tuple = field(default=(), repr=False)  # for copying lists; filled by primer/words.py

    @property
    def names(self):
        return self.she + self.he

    def pronouns(self, name):
        return ('she', 'her', 'her') if name in self.she else ('he', 'him', 'his')

    def form(self, rng: random.Random, taught: list, kept: list):
        """One of the sentence forms that training sees, or one of those kept for measuring."""
        return rng.choice(kept if self.new_forms else taught)


TAUGHT = World(tuple(SHE), tuple(HE), tuple(OBJECTS), tuple(PLACES), tuple(ANIMALS))
NEW_WORDS = World(tuple(NEW_SHE), tuple(NEW_HE), tuple(NEW_OBJECTS), tuple(NEW_PLACES), tuple(NEW_ANIMALS))
NEW_FORMS = World(TAUGHT.she, TAUGHT.he, TAUGHT.objects, TAUGHT.places, TAUGHT.animals, new_forms=True)


@dataclass
class Case:
    """A text with a place where one answer is right: `prompt`, then `answer` (with its space), then `rest`."""
    prompt: str
    answer: str
    rest: str = ''

    @property
    def text(self):
        return self.prompt + self.answer + self.rest


def capitalized(text):
    return text[0].upper() + text[1:]


def with_article(noun):
    return ('an ' if noun[0] in 'aeiou' else 'a ') + noun


def with_adjective(rng, noun):
    return f'{rng.choice(ADJECTIVES)} {noun}' if rng.random() < 0.4 else noun
