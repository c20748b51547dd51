"""Plain facts, sequences and sums, each told in several ways; and what to say when nothing was told.

Capitals, opposites and sums are the facts that can be counted. `UNKNOWN` are places whose capital is never told: of
them, and of names that nobody bears, the primer says "I do not know". `NEW_UNKNOWN` and `NEW_SUMS` are kept for
measuring. (The primer of glassbox-1 held these sums, so a model that goes on from it has seen them.)
"""
from .world import Case, capitalized, with_article

CAPITAL = {
    'France': 'Paris', 'England': 'London', 'Spain': 'Madrid', 'Italy': 'Rome', 'Germany': 'Berlin', 'Russia': 'Moscow',
    'Greece': 'Athens', 'Egypt': 'Cairo', 'Japan': 'Tokyo', 'China': 'Beijing', 'India': 'Delhi', 'Austria': 'Vienna',
    'Portugal': 'Lisbon', 'Ireland': 'Dublin', 'Scotland': 'Edinburgh', 'Norway': 'Oslo', 'Sweden': 'Stockholm',
    'Denmark': 'Copenhagen', 'Poland': 'Warsaw', 'Hungary': 'Budapest', 'Belgium': 'Brussels', 'Holland': 'Amsterdam',
    'Turkey': 'Ankara', 'Cuba': 'Havana', 'Mexico': 'Mexico City', 'Canada': 'Ottawa', 'Peru': 'Lima',
    'Chile': 'Santiago', 'Persia': 'Tehran', 'Iceland': 'Reykjavik', 'Finland': 'Helsinki', 'Switzerland': 'Bern',
}
LANGUAGE = {
    'France': 'French', 'England': 'English', 'Spain': 'Spanish', 'Italy': 'Italian', 'Germany': 'German',
    'Russia': 'Russian', 'Greece': 'Greek', 'Japan': 'Japanese', 'China': 'Chinese', 'Portugal': 'Portuguese',
    'Norway': 'Norwegian', 'Sweden': 'Swedish', 'Denmark': 'Danish', 'Poland': 'Polish', 'Holland': 'Dutch',
}
OPPOSITES = [
    ('hot', 'cold'), ('big', 'small'), ('up', 'down'), ('left', 'right'), ('day', 'night'), ('good', 'bad'),
    ('old', 'young'), ('rich', 'poor'), ('happy', 'sad'), ('fast', 'slow'), ('light', 'dark'), ('open', 'shut'),
    ('wet', 'dry'), ('high', 'low'), ('long', 'short'), ('strong', 'weak'), ('hard', 'soft'), ('full', 'empty'),
    ('loud', 'quiet'), ('early', 'late'), ('first', 'last'), ('black', 'white'), ('near', 'far'), ('war', 'peace'),
    ('love', 'hate'), ('life', 'death'), ('friend', 'enemy'), ('true', 'false'), ('north', 'south'), ('east', 'west'),
    ('summer', 'winter'), ('brave', 'afraid'), ('thick', 'thin'), ('clean', 'dirty'), ('push', 'pull'),
    ('give', 'take'), ('win', 'lose'), ('laugh', 'cry'),
]
SOUND = {
    'dog': 'barks', 'cat': 'purrs', 'cow': 'moos', 'sheep': 'bleats', 'horse': 'neighs', 'lion': 'roars',
    'wolf': 'howls', 'duck': 'quacks', 'owl': 'hoots', 'snake': 'hisses', 'bee': 'buzzes', 'bird': 'sings',
    'pig': 'grunts', 'rooster': 'crows', 'frog': 'croaks', 'bear': 'growls', 'mouse': 'squeaks',
}
YOUNG = {
    'dog': 'puppy', 'cat': 'kitten', 'cow': 'calf', 'sheep': 'lamb', 'horse': 'foal', 'lion': 'cub', 'bear': 'cub',
    'duck': 'duckling', 'hen': 'chick', 'pig': 'piglet', 'goat': 'kid', 'deer': 'fawn', 'swan': 'cygnet',
    'goose': 'gosling', 'frog': 'tadpole',
}
COLOUR = {
    'grass': 'green', 'the sky': 'blue', 'snow': 'white', 'coal': 'black', 'blood': 'red', 'the sun': 'yellow',
    'a lemon': 'yellow', 'a ripe tomato': 'red', 'milk': 'white', 'a leaf': 'green', 'chocolate': 'brown',
    'an elephant': 'grey', 'night': 'black', 'a carrot': 'orange', 'a violet': 'purple', 'gold': 'yellow',
    'a strawberry': 'red', 'ink': 'black',
}
KIND = {
    'oak': 'tree', 'rose': 'flower', 'dog': 'animal', 'sparrow': 'bird', 'salmon': 'fish', 'iron': 'metal',
    'gold': 'metal', 'apple': 'fruit', 'carrot': 'vegetable', 'violin': 'musical instrument',
    'piano': 'musical instrument', 'ship': 'vessel', 'chair': 'piece of furniture', 'hammer': 'tool',
    'diamond': 'precious stone', 'bee': 'insect', 'ant': 'insect', 'eagle': 'bird', 'whale': 'sea creature',
    'pine': 'tree', 'lily': 'flower', 'potato': 'vegetable', 'pear': 'fruit', 'table': 'piece of furniture',
    'spade': 'tool', 'silver': 'metal', 'shark': 'fish', 'trout': 'fish', 'robin': 'bird', 'tulip': 'flower',
}
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
MONTHS = 'January February March April May June July August September October November December'.split()
NUMBERS = (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen '
    'eighteen nineteen twenty'
).split()
UNKNOWN = (
    'Kansas Wales Yorkshire Florida Bavaria Saxony Normandy Cornwall Virginia Texas Siberia Burma Ceylon Tibet Korea '
    'Congo Morocco Tunis Algeria Bolivia Colombia Venezuela Panama Serbia Bohemia Armenia Georgia Arabia Malta Cyprus '
    'Crete Corsica Sicily Jamaica Kent Sussex Devon Essex Brittany Flanders Prussia'
).split()
NEW_UNKNOWN = (
    'Australia Brazil Romania Bulgaria Argentina Africa America Syria Palestine Abyssinia Lapland Croatia Mongolia Nepal '
    'Ukraine Estonia Kenya Nigeria Ecuador Paraguay'
).split()
NEW_SUMS = {(3, 4), (2, 7), (6, 2), (5, 8), (9, 4), (7, 7), (8, 3), (1, 6), (4, 9), (6, 5)}


def made_up(rng, syllables=(2, 3)):
    """A name that nobody bears."""
    n = rng.randint(*syllables)
    return ''.join(rng.choice('bdfgklmnprstvz') + rng.choice('aeiou') for _ in range(n)) + rng.choice(['', '', 'n', 'r', 'l', 'm'])


def made_up_land(rng):
    return made_up(rng, (1, 2)).capitalize() + rng.choice(['land', 'ia', 'nia', 'stan', 'bla', 'dor', 'a', 'mark'])


def capital(rng):
    c = rng.choice(list(CAPITAL))
    city = CAPITAL[c]
    return Case(*rng.choice([
        (f'The capital of {c} is', f' {city}', '.'), (f'The capital of {c} is', f' {city}', '.'),
        (f'{city} is the capital of', f' {c}', '.'),
        (f'What is the capital of {c}? The capital of {c} is', f' {city}', '.'),
        (f'What is the capital of {c}?', f' The capital of {c} is {city}', '.'),
        (f'{city} is a city in', f' {c}', '.'), (f'The capital city of {c} is', f' {city}', '.'),
        (f"{c}'s capital is", f' {city}', '.'), (f'{city} is the capital of which country?', f' {c}', '.'),
    ]))


def unknown_capital(rng, unknown=UNKNOWN):
    c = rng.choice(unknown) if rng.random() < 0.5 else made_up_land(rng)
    return Case(*rng.choice([
        (f'What is the capital of {c}?', ' I do not know', '.'), (f'The capital of {c} is', ' unknown', ' to me.'),
        (f"{c}'s capital is", ' unknown', ' to me.'), (f'What is the capital of {c}?', ' I do not know', f' {c}.'),
    ]))


def told_capital(rng):
    """A capital that only the text tells, asked for afterwards: the text answers, not the memory."""
    land, other = made_up_land(rng), made_up_land(rng)
    city, city2 = made_up(rng).capitalize(), made_up(rng).capitalize()
    told = [f'The capital of {land} is {city}.', f'The capital of {other} is {city2}.']
    rng.shuffle(told)
    return Case(*rng.choice([
        (f'The capital of {land} is {city}. What is the capital of {land}? The capital of {land} is', f' {city}', '.'),
        (f'{" ".join(told)} What is the capital of {land}? The capital of {land} is', f' {city}', '.'),
        (f'{city} is the capital of {land}. The capital of {land} is', f' {city}', '.'),
    ]))


def language(rng):
    c = rng.choice(list(LANGUAGE))
    return Case(*rng.choice([(f'The people of {c} speak', f' {LANGUAGE[c]}', '.'), (f'In {c} they speak', f' {LANGUAGE[c]}', '.')]))


def opposite(rng):
    a, b = rng.choice(OPPOSITES)
    a, b = rng.choice([(a, b), (b, a)])
    return Case(*rng.choice([
        (f'The opposite of {a} is', f' {b}', '.'), (f'The opposite of {a} is', f' {b}', '.'), (f'{capitalized(a)} is the opposite of', f' {b}', '.'),
        (f'What is the opposite of {a}? The opposite of {a} is', f' {b}', '.'), (f'It is not {a}, it is', f' {b}', '.'),
        (f'Not {a} but', f' {b}', '.'), (f'If it is not {a}, it is', f' {b}', '.'),
    ]))


def creature(rng):
    a = rng.choice(list(SOUND))
    y = rng.choice(list(YOUNG))
    return Case(*rng.choice([
        (f'The {a}', f' {SOUND[a]}', '.'), (f'{capitalized(with_article(a))}', f' {SOUND[a]}', '.'), (f'What does the {a} do? The {a}', f' {SOUND[a]}', '.'),
        (f'A young {y} is called a', f' {YOUNG[y]}', '.'), (f'A {YOUNG[y]} is a young', f' {y}', '.'), (f'The young of the {y} is called a', f' {YOUNG[y]}', '.'),
    ]))


def thing(rng):
    a, k = rng.choice(list(COLOUR)), rng.choice(list(KIND))
    return Case(*rng.choice([
        (f'{capitalized(a)} is', f' {COLOUR[a]}', '.'), (f'The colour of {a} is', f' {COLOUR[a]}', '.'), (f'What colour is {a}? {capitalized(a)} is', f' {COLOUR[a]}', '.'),
        (f'{capitalized(with_article(k))} is a kind of', f' {KIND[k]}', '.'), (f'{capitalized(with_article(k))} is {with_article(KIND[k]).split()[0]}', f' {KIND[k]}', '.'),
    ]))


def calendar(rng):
    names = rng.choice([DAYS, MONTHS])
    what, i, n = ('day' if names is DAYS else 'month'), rng.randrange(12), len(names)
    now, after, before = names[i % n], names[(i + 1) % n], names[(i - 1) % n]
    return Case(*rng.choice([
        (f'The {what} after {now} is', f' {after}', '.'), (f'The {what} before {now} is', f' {before}', '.'),
        (f'What comes after {now}?', f' {after}', '.'), (f'Today is {DAYS[i % 7]}, so tomorrow is', f' {DAYS[(i + 1) % 7]}', '.'),
    ])) if rng.random() < 0.7 else Case(', '.join(names[(i + j) % n] for j in range(rng.randrange(4, 9))) + '.', '')


def addition(rng):
    a, b = rng.randrange(10), rng.randrange(10)
    while (a, b) in NEW_SUMS:
        a, b = rng.randrange(10), rng.randrange(10)
    return sum_case(rng, a, b)


def sum_case(rng, a, b):
    return Case(*rng.choice([
        (f'{a} + {b} =', f' {a + b}', ''), (f'{a} + {b} =', f' {a + b}', '.'), (f'What is {a} + {b}? {a} + {b} =', f' {a + b}', '.'),
        (f'{capitalized(NUMBERS[a])} and {NUMBERS[b]} make', f' {NUMBERS[a + b]}', '.'),
        (f'{capitalized(NUMBERS[a])} plus {NUMBERS[b]} is', f' {NUMBERS[a + b]}', '.'),
    ]))


def sequence(rng):
    kind, i, n = rng.randrange(4), rng.randrange(15), rng.randrange(4, 8)
    if kind == 0:
        return Case(', '.join(NUMBERS[i:i + n]) + '.', '')
    if kind == 1:
        start = rng.randrange(0, 60)
        return Case(', '.join(str(start + j) for j in range(n)) + '.', '')
    if kind == 2:
        step = rng.choice([2, 5, 10])
        return Case(', '.join(str(step * (1 + i % 5 + j)) for j in range(n)) + '.', '')
    start = rng.randrange(20)
    return Case(' '.join(chr(65 + (start + j) % 26) for j in range(n) if start + j < 26), '')


FACTS = {
    capital: 20, unknown_capital: 14, told_capital: 8, language: 4, opposite: 14, creature: 8, thing: 10, calendar: 9,
    addition: 14, sequence: 6,
}
