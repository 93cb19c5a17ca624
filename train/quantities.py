"""Pairs about amounts whose label is computed, not written.

A sentence pattern is said twice, each time with an expression of quantity; an
expression stands for the whole numbers it allows ("at least 40" -> 40 and up,
"nearly 50" -> 45 to 49).  The premise entails the hypothesis when its set lies
within the other's, contradicts it when they share nothing, else neither.
"""
from sources import pair

MANY = 10 ** 9
WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
         "fifteen sixteen seventeen eighteen nineteen").split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()

# (how one paper puts it, how another does); {Q} is the expression, lower case
PATTERNS = [
    ("{Q} people were killed", "the disaster claimed {Q} lives"),
    ("{Q} people have died", "the death toll stands at {Q}"),
    ("police arrested {Q} people", "{Q} protesters were taken into custody"),
    ("{Q} homes were destroyed", "the fire burned down {Q} houses"),
    ("the company will cut {Q} jobs", "{Q} workers are to be laid off"),
    ("rescuers pulled {Q} survivors from the rubble", "{Q} people were brought out alive"),
    ("{Q} flights were cancelled", "airlines scrapped {Q} departures"),
    ("she won by {Q} votes", "her margin of victory was {Q} votes"),
    ("{Q} passengers were on board", "the ship was carrying {Q} passengers"),
    ("the hospital admitted {Q} patients", "{Q} people were taken to hospital"),
    ("{Q} countries signed the agreement", "the pact was endorsed by {Q} states"),
    ("the talks lasted {Q} hours", "negotiators spoke for {Q} hours"),
    ("he will spend {Q} months in prison", "the judge jailed him for {Q} months"),
    ("{Q} customers lost power", "the outage left {Q} households in the dark"),
    ("troops freed {Q} hostages", "{Q} captives were released"),
    ("the bridge will be shut for {Q} days", "drivers face a closure of {Q} days"),
    ("{Q} schools have closed", "classes were called off at {Q} schools"),
    ("the suspects stole {Q} paintings", "{Q} canvases are missing from the gallery"),
    ("the plant makes {Q} cars a day", "daily output at the factory is {Q} vehicles"),
    ("{Q} soldiers crossed the border", "the border was crossed by {Q} troops"),
    ("the storm dropped {Q} millimetres of rain", "{Q} mm of rain fell during the storm"),
    ("the club paid {Q} million for him", "his transfer cost {Q} million"),
    ("{Q} percent of voters backed the measure", "support among voters was {Q} percent"),
    ("unemployment affects {Q} in every 100 workers", "the jobless rate is {Q} percent"),
]


def spoken(n):
    """21 -> twenty-one; 4300 -> 4,300"""
    if n < 20:
        return WORDS[n]
    if n < 100:
        return TENS[n // 10] + ("-" + WORDS[n % 10] if n % 10 else "")
    return f"{n:,}"


def written(random, n):
    return spoken(n) if n <= 12 or (n < 100 and random.random() < 0.25) else f"{n:,}"


def step(n):
    return 10 ** max(0, len(str(n)) - 2)


def expression(random, n):
    """An expression near n, and the range of numbers it allows."""
    s = step(n)
    low, high = max(2, n - n % s), n - n % s + s
    few = {"a dozen": 12, "two dozen": 24, "a hundred": 100, "half a dozen": 6, "a score": 20}
    exact = [(word, (v, v)) for word, v in few.items() if v == n]
    if exact and random.random() < 0.5:
        return random.choice(exact)
    say = lambda v: written(random, v)
    return random.choice([
        (say(n), (n, n)), (say(n), (n, n)), (say(n), (n, n)),
        (f"at least {say(n)}", (n, MANY)), (f"at least {say(low)}", (low, MANY)),
        (f"more than {say(low)}", (low + 1, MANY)), (f"over {say(n)}", (n + 1, MANY)),
        (f"no fewer than {say(n)}", (n, MANY)), (f"no more than {say(n)}", (0, n)),
        (f"fewer than {say(high)}", (0, high - 1)), (f"up to {say(n)}", (0, n)),
        (f"nearly {say(high)}", (high - s, high - 1)), (f"almost {say(high)}", (high - s, high - 1)),
        (f"about {say(n)}", (n - n // 20, n + n // 20)),
        (f"between {say(low)} and {say(high)}", (low, high)), (f"exactly {say(n)}", (n, n)),
    ])


def relate(premise, hypothesis):
    """The label of two ranges; None where rounding makes it a matter of taste."""
    (a, b), (c, d) = premise, hypothesis
    if c <= a and b <= d:
        return "e"
    if b < c or d < a:
        return "c" if b * 1.1 < c or d * 1.1 < a or (a == b and c == d) else None
    return "n"


def quantities(random, size):
    """`size` pairs, about as many of each label."""
    out, have = [], {"e": 0, "n": 0, "c": 0}
    while len(out) < size:
        n = random.choice([random.randint(3, 20), random.randint(21, 99), random.randint(100, 990),
                           random.randint(10, 99) * 100, random.randint(10, 99) * 1000])
        m = n if random.random() < 0.6 else max(2, round(n * random.choice([0.3, 0.5, 0.7, 1.5, 2, 3])))
        forms = random.choice(PATTERNS)
        if "cent" in forms[0] or "in every" in forms[0]:
            n, m = 3 + n % 95, 3 + m % 95
        (p, range_p), (h, range_h) = expression(random, n), expression(random, m)
        y = relate(range_p, range_h)
        if not y or have[y] > size // 3:
            continue
        have[y] += 1
        first, second = random.sample(forms, 2) if random.random() < 0.7 else (forms[0], forms[0])
        out.append(pair(first.format(Q=p), second.format(Q=h), y, "quantities", agree={"e": 1, "c": 0}.get(y)))
    return out
