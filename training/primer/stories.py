"""Short stories in which something has to be kept apart: who gives, where a thing is, who fears whom, what is in what.

No answer can be had from its position or from memory: the two that could be meant take each place equally often, and a
sentence about something else may stand between. Each function makes one Case from a World.
"""
from .world import Case, capitalized, with_adjective, with_article


def filler(rng, w, share=0.35, apart=()):
    """Sometimes a sentence about something else, with nothing in it that could be the answer."""
    if rng.random() > share:
        return ''
    name = rng.choice([n for n in w.names if n not in apart])
    thing = rng.choice([o for o in w.objects if o not in apart])
    place = rng.choice([p for p in w.places if p not in apart])
    return ' ' + rng.choice([
        'The sun was warm.', 'It was raining.', 'The wind was cold.', 'It was a fine day.', 'It was late in the evening.',
        'Nobody else was there.', 'The birds were singing.', f'{name} was not there.', f'{name} stayed at home.',
        f'There was {with_article(with_adjective(rng, thing))} on the table.', f'The {place} was far away.',
        f'{name} was looking for {with_article(thing)}.', f'{name} had gone to the {place}.',
    ])


def giving(rng, w):
    """Who gets it: the one of two who does not give."""
    a, b = rng.sample(w.names, 2)
    giver, getter = rng.choice([(a, b), (b, a)])
    thing, place = with_adjective(rng, rng.choice(w.objects)), rng.choice(w.places)
    apart = (a, b)
    opening = w.form(rng, [
        f'When {a} and {b} went to the {place},', f'When {a} and {b} were in the {place},',
        f'While {a} and {b} were at the {place},', f'After {a} and {b} came home from the {place},',
        f'{a} and {b} went to the {place}.{filler(rng, w, apart=apart)}', f'{a} met {b} in the {place}.{filler(rng, w, apart=apart)}',
        f'{a} lived with {b} in the {place}.{filler(rng, w, apart=apart)} One day',
        f'There were once two friends, {a} and {b}.{filler(rng, w, apart=apart)} In the {place}',
        f'{a} sat beside {b}.{filler(rng, w, apart=apart)} Then', f'{a} and {b} were friends.{filler(rng, w, apart=apart)} One morning',
        f'{a} saw {b} in the {place}. Then', f'{a} said good morning to {b}.{filler(rng, w, apart=apart)}',
    ], [
        f'As {a} and {b} walked past the {place},', f'{a} played with {b} near the {place}.',
        f'Yesterday {a} and {b} were together in the {place}.', f'{a} came to see {b}.{filler(rng, w, apart=apart)} At last',
    ])
    given = w.form(rng, ['gave', 'handed', 'passed', 'brought', 'showed', 'sold', 'lent', 'offered'], ['sent', 'threw', 'carried', 'returned'])
    rest = rng.choice([
        '.', f'. {getter} thanked {giver} for the {thing.split()[-1]}.', f'. "Thank you, {giver}," said {getter}.',
        f'. {getter} was very glad.', f', and {getter} thanked {giver}.', f', and {giver} went home.',
    ])
    return Case(f'{opening} {giver} {given} {with_article(thing)} to', f' {getter}', rest)


def asking(rng, w):
    """Who gives, when one of two asks: the other one; and the thing goes to the one who asked."""
    a, b = rng.sample(w.names, 2)
    asks, gives = rng.choice([(a, b), (b, a)])
    thing, place = rng.choice(w.objects), rng.choice(w.places)
    start = f'{a} and {b} were in the {place}. {asks} asked {gives} for {with_article(thing)}, and'
    return rng.choice([
        Case(start, f' {gives}', f' gave the {thing} to {asks}.'),
        Case(f'{start} {gives} gave the {thing} to', f' {asks}', '.'),
    ])


def two_places(rng, w):
    """Where the thing asked for is: told first or second, in one sentence or in two."""
    one, two = rng.sample(w.objects, 2)
    here, there = rng.sample(w.places, 2)
    asks, tells = rng.sample(w.names, 2)
    told = [f'the {one} is in the {here}', f'the {two} is in the {there}']
    wanted, place = rng.choice([(one, here), (two, there)])
    apart = (one, two, here, there, asks, tells)
    said = rng.choice([
        f'{capitalized(told[0])} and {told[1]}', f'{capitalized(told[0])}.{filler(rng, w, 0.2, apart)} {capitalized(told[1])}',
        f'{capitalized(told[0])}, but {told[1]}',
    ])
    they = w.pronouns(asks)[0]
    return Case(*w.form(rng, [
        (f'{said}. {asks} wanted the {wanted}. So {asks} went to the', f' {place}', '.'),
        (f'{said}. {asks} looked for the {wanted} in the', f' {place}', '.'),
        (f'"Where is the {wanted}?" asked {asks}. "{said}," said {tells}. So {asks} went to the', f' {place}', f' and found the {wanted}.'),
        (f'{said}. Where is the {wanted}? The {wanted} is in the', f' {place}', '.'),
        (f'{said}. {asks} needed the {wanted}, so {they} went to the', f' {place}', '.'),
        (f'{said}. "Bring me the {wanted}," said {tells}. {asks} ran to the', f' {place}', '.'),
    ], [
        (f'{said}. "I want the {wanted}," said {asks}, and walked to the', f' {place}', '.'),
        (f'{said}.{filler(rng, w, 1, apart)} {asks} found the {wanted} in the', f' {place}', '.'),
    ]))


def where_is(rng, w, distractor=0.4):
    """The place that was told, with or without a sentence about another thing in another place before or after it."""
    thing, other = rng.sample(w.objects, 2)
    place, elsewhere = rng.sample(w.places, 2)
    asks, tells = rng.sample(w.names, 2)
    they = w.pronouns(asks)[0]
    noise = f'The {other} was in the {elsewhere}.' if rng.random() < 0.6 else f'{rng.choice(w.names)} was in the {elsewhere}.'
    kind = rng.random()
    before = noise + ' ' if kind < distractor / 2 else ''
    between = ' ' + noise if distractor / 2 <= kind < distractor else filler(rng, w, 0.2, (thing, place, asks, tells))
    return Case(*w.form(rng, [
        (f'{before}"Where is the {thing}?" asked {asks}. "The {thing} is in the {place}," said {tells}.{between} So {asks} went to the', f' {place}', f' and found the {thing}.'),
        (f'{before}The {thing} was in the {place}.{between} {asks} wanted it. So {they} went to the', f' {place}', '.'),
        (f'{before}{asks} lost the {thing} in the {place}.{between} The next day {they} went back to the', f' {place}', '.'),
        (f'{before}{tells} left the {thing} in the {place}.{between} Where is the {thing}? It is in the', f' {place}', '.'),
        (f'{before}"I saw the {thing} in the {place}," said {tells}.{between} {asks} ran to the', f' {place}', f' to look for the {thing}.'),
        (f'{before}{tells} hid the {thing} in the {place}.{between} {asks} found the {thing} in the', f' {place}', '.'),
    ], [
        (f'{before}"Can you see my {thing}?" asked {asks}. "Yes, it is in the {place}," said {tells}.{between} So {asks} went to the', f' {place}', '.'),
        (f'{before}{tells} put the {thing} in the {place}.{between} {asks} needed the {thing} and hurried to the', f' {place}', '.'),
    ]))


def not_told(rng, w):
    """Nobody said it: "I do not know"."""
    thing, other = rng.sample(w.objects, 2)
    a, b = rng.sample(w.names, 2)
    place = rng.choice(w.places)
    return Case(*rng.choice([
        (f'"Where is the {thing}?" asked {a}.', ' "I do not know', f'," said {b}.'),
        (f'The {other} is in the {place}. Where is the {thing}?', ' I do not know', '.'),
        (f'{a} has the {other}. Who has the {thing}?', ' I do not know', '.'),
        (f'{a} has the {other}. {b} is in the {place}. Who has the {thing}?', ' I do not know', '.'),
    ]))


def fear(rng, w):
    """Who is feared: the other of the two, whichever is bigger and whichever was named first."""
    one, two = rng.sample(w.animals, 2)
    afraid, feared = rng.choice([(one, two), (two, one)])
    more = rng.choice(['bigger', 'stronger', 'faster', 'smaller', 'older', 'slower', 'weaker', 'larger'])
    opening = w.form(rng, [
        f'The {one} was {more} than the {two}.', f'The {one} met the {two}.', f'{capitalized(with_article(one))} and {with_article(two)} lived in the {rng.choice(w.places)}.',
        f'The {one} lived near the {two}.', f'One day the {one} saw the {two}.', f'There was once {with_article(one)} and {with_article(two)}.',
    ], [f'The {one} was not so big as the {two}.', f'The {one} came to the house of the {two}.'])
    so = rng.choice(['The', 'The', 'So the', 'But the', 'And the'])
    verb = w.form(rng, ['was afraid of', 'was afraid of', 'ran away from', 'was not afraid of', 'liked'], ['was frightened by', 'feared'])
    fled = f'. So the {afraid} ran away, and the {feared} could not find the {afraid}.'
    rest = rng.choice([fled, ', and ran away.'] if verb == 'was afraid of' else ['.', f'. The {feared} laughed at the {afraid}.'])
    return Case(f'{opening}{filler(rng, w, 0.15)} {so} {afraid} {verb} the', f' {feared}', rest)


def containers(rng, w):
    """What is in what: either container opened first."""
    a = rng.choice(w.names)
    one, two = rng.sample(w.objects, 2)
    c1, c2 = rng.sample(['box', 'bag', 'basket', 'drawer', 'chest', 'cupboard', 'pocket', 'jar', 'trunk', 'bucket'], 2)
    put = rng.choice([
        f'{a} put the {one} in the {c1} and the {two} in the {c2}.', f'The {one} is in the {c1}. The {two} is in the {c2}.',
        f'{a} put the {one} in the {c1}. {rng.choice(w.names)} put the {two} in the {c2}.',
    ])
    (thing, held), (thing2, held2) = rng.choice([((one, c1), (two, c2)), ((two, c2), (one, c1))])
    return Case(*w.form(rng, [
        (f'{put} Then {a} opened the {held} and took out the', f' {thing}', f'. Then {a} opened the {held2} and took out the {thing2}.'),
        (f'{put} The {thing} is in the', f' {held}', '.'),
        (f'{put} What is in the {held}? The', f' {thing}', '.'),
        (f'{put} {a} looked into the {held} and saw the', f' {thing}', '.'),
    ], [(f'{put} In the {held} {a} found the', f' {thing}', '.')]))


def owners(rng, w):
    """Who has the thing asked for, of two to four people."""
    n = rng.randrange(2, 5)
    people, things = rng.sample(w.names, n), rng.sample(w.objects, n)
    told = ' '.join(f'{p} has the {t}.' for p, t in zip(people, things))
    i = rng.randrange(n)
    return Case(*w.form(rng, [
        (f'{told} Who has the {things[i]}?', f' {people[i]}', f' has the {things[i]}.'),
        (f'{told} What has {people[i]}? {people[i]} has the', f' {things[i]}', '.'),
        (f'{told} The {things[i]} belongs to', f' {people[i]}', '.'),
    ], [(f'{told} "Give me the {things[i]}," I said to', f' {people[i]}', '.')]))


def likes(rng, w):
    """Who buys what: what was said of the one asked about, first or second."""
    a, b = rng.sample(w.names, 2)
    one, two = rng.sample([o for o in w.objects if o[-1] not in 'sxhfy'], 2)
    (p, t), (p2, t2) = rng.choice([((a, one), (b, two)), ((b, two), (a, one))])
    return Case(f'{a} likes {one}s. {b} likes {two}s. So {p} bought {with_article(t).split()[0]}', f' {t}', f', and {p2} bought {with_article(t2)}.')


def comparing(rng, w):
    """If a is more than b, b is less than a."""
    a, b = rng.sample(w.names, 2)
    more, less = rng.choice([('taller', 'shorter'), ('older', 'younger'), ('stronger', 'weaker'), ('richer', 'poorer'), ('faster', 'slower')])
    more, less = rng.choice([(more, less), (less, more)])
    return Case(*rng.choice([
        (f'{a} is {more} than {b}. So {b} is {less} than', f' {a}', '.'),
        (f'{a} is {more} than {b}. So', f' {b}', f' is {less} than {a}.'),
    ]))


def named(rng, w):
    """My name is …: told once, asked again after other people."""
    a, b = rng.sample(w.names, 2)
    thing, place = rng.choice(w.objects), rng.choice(w.places)
    return Case(*rng.choice([
        (f'My name is {a}. I have a friend, and {w.pronouns(b)[2]} name is {b}. {b} and I like to play in the {place}. What is my name? My name is', f' {a}', '.'),
        (f'"My name is {a}," said the {rng.choice(["girl", "boy", "child", "stranger"])}.{filler(rng, w, 0.3, (a,))} "Good morning,', f' {a}', f'," said {b}.'),
        (f'I have a friend, and {w.pronouns(b)[2]} name is {b}. {a} is my brother. My friend is called', f' {b}', '.'),
        (f'{a} lost {w.pronouns(a)[2]} {thing} in the {place}. At last {w.pronouns(a)[0]} found it. "Here is my', f' {thing}', f'!" said {a}.'),
    ]))


def tale(rng, w):
    """The beginnings of tales, with nothing to find out."""
    a, b = rng.sample(w.names, 2)
    animal, other = rng.sample(w.animals, 2)
    adjective = rng.choice(['little', 'poor', 'wise', 'young', 'old', 'rich', 'happy', 'lonely', 'strange', 'great', 'beautiful', 'brave', 'clever', 'small', 'good'])
    who = rng.choice(['king', 'queen', 'princess', 'man', 'woman', 'boy', 'girl', 'farmer', 'fisherman', 'widow', 'soldier', 'miller', animal, animal])
    someone = with_article(f'{adjective} {who}' if rng.random() < 0.6 else who)
    they, _, their = w.pronouns(a)
    place, thing = rng.choice(w.places), rng.choice(w.objects)
    ruler = 'queen' if a in w.she else 'king'
    start = rng.choice(['Once upon a time there was', 'Once upon a time there was', 'There was once', 'Once there was', 'Once upon a time there lived'])
    return Case(rng.choice([
        f'{start} {someone} who lived in {with_article(place)}. One day the {who} met {with_article(other)}. "Good morning," said the {who} to the {other}. "Good morning," said the {other}.',
        f'{start} {someone} who had {with_article(with_adjective(rng, thing))}. Every day the {who} went to the {place}.',
        f'{start} {"a girl" if a in w.she else "a boy"} named {a}. {capitalized(they)} had {with_article(with_adjective(rng, animal))}. The {animal} was {their} best friend. Every day {a} and the {animal} went to the {place}.',
        f'{a} was a {ruler}. {b} was a servant. The {ruler} said, "{b}, bring me the {thing}." {b} brought the {thing} to the {ruler}.',
        f'{start} {someone}. The {who} lived in the {place} and had nothing but {with_article(thing)}.',
    ]), '')


SKILLS = {
    giving: 16, asking: 4, two_places: 11, where_is: 12, not_told: 4, fear: 9, containers: 9, owners: 9, likes: 4,
    comparing: 4, named: 6, tale: 12,
}
