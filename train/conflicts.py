"""Small conflicts inside agreeing pairs, and small changes that are none.

Two sentences agree; a value that both state is changed in one of them: the pair
contradicts.  Or it is said in another way (digits for words, another unit, rounded,
a bound that holds, a detail less): it agrees as before.  A side may bring its
context, in which the value is changed as well, as it would be in that article.

    "broke out at 8.40pm", "the fire began at 8.40 p.m."
    -> "broke out at 8.40pm", "the fire began at 8.49 p.m."      contradiction
    -> "broke out at 8.40pm", "the fire began at 20:40"          as before

Blind spots: a changed word may leave a clumsy sentence; whether a name fills the
same role on both sides is not asked.
"""
import re

from quantities import spoken
from sources import pair

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SPOKEN = {spoken(n): n for n in range(2, 100)}
SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
COUNT = r"\d[\d,]*(?:\.\d+)?"
WORD = "|".join(sorted(SPOKEN, key=len, reverse=True))
MONTH = "|".join(MONTHS)
# Kinds of value, the first that fits a place takes it.
KINDS = (
    ("time", re.compile(r"\b(?P<h>\d{1,2})(?:(?P<sep>[:.])(?P<m>[0-5]\d))?\s?(?P<half>a\.m\.|p\.m\.|[ap]m\b)")),
    ("time", re.compile(r"\b(?P<h>[01]?\d|2[0-3])(?P<sep>:)(?P<m>[0-5]\d)\b")),
    ("money", re.compile(rf"(?P<sign>(?:US)?[$£€]\s?)(?P<n>{COUNT})"
                         r"(?P<scale>\s?(?:million|billion|trillion|thousand|bn|m)\b)?")),
    ("percent", re.compile(rf"(?<![\w.,-])(?P<n>{COUNT}|(?i:{WORD}))(?P<unit>\s?(?:percent|per cent|%))")),
    ("date", re.compile(rf"\b(?P<month>{MONTH})\s(?P<n>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)")),
    ("date", re.compile(rf"\b(?P<n>[0-3]?\d)(?:st|nd|rd|th)?\s(?P<month>{MONTH})\b")),
    ("year", re.compile(r"(?<![\w$£€.,-])(?P<n>1[89]\d\d|20[0-3]\d)(?![\w,]|\.\d)")),
    ("weekday", re.compile(rf"\b(?P<day>{'|'.join(DAYS)})\b")),
    ("month", re.compile(r"\b(?:in|since|until|by|of|last|early|late) (?P<month>" + MONTH + r")\b")),
    ("age", re.compile(r"\b(?P<n>\d{1,2})(?=-year-old)|(?<=\baged )(?P<n2>\d{1,2})\b"
                       r"|(?<=[a-z], )(?P<n3>\d{2})(?=[,.]|$)")),
    ("number", re.compile(rf"(?<![\w$£€.,/:-])(?P<n>{COUNT}|(?i:{WORD}))(?P<scale>\s(?:million|billion|thousand)\b)?"
                          r"(?![\w/:-]|[.,]\d|\s?(?:st|nd|rd|th)\b)")),
)
BOUND = re.compile(r"\b(?:more than|at least|over|up to|less than|fewer than|as many as|under|between|or more|"
                   r"above|below|no more than|nearly|almost)\s*$", re.I)
NEAR = 0.5      # likeness from which a name or word of both is of one thing
LOOSE = re.compile(r"\b(?:about|around|some|approximately|roughly|estimated|nearly|almost|reported|"
                   r"magnitude)[\s-]*$", re.I)


class Value:
    """kind, place in the text, what it says, and the parts it is written of."""

    def __init__(self, kind, match):
        self.kind, self.begin, self.end, self.text = kind, match.start(), match.end(), match[0]
        self.parts = {k: v for k, v in match.groupdict().items() if v is not None}
        self.key = (kind, *self.read())

    def read(self):
        p = self.parts
        if self.kind == "time":
            hour = int(p["h"]) % 12 + 12 * (p["half"][0] == "p") if "half" in p else int(p["h"])
            return hour, int(p.get("m", 0))
        if self.kind == "date":
            return p["month"], int(p["n"])
        if self.kind in ("weekday", "month"):
            return (p.get("day") or p["month"],)
        scale = SCALES.get(p.get("scale", "").strip(), 1)
        return (round(number(next(p[k] for k in ("n", "n2", "n3") if k in p)) * scale, 4),)


def number(text):
    return float(SPOKEN[text.lower()]) if text.lower() in SPOKEN else float(text.replace(",", ""))


def values(text):
    """The values of a text, none over another."""
    out = []
    for kind, form in KINDS:
        for m in form.finditer(text):
            if all(m.end() <= v.begin or m.start() >= v.end for v in out):
                out.append(Value(kind, m))
    return sorted(out, key=lambda v: v.begin)


def likeness(a, b):
    """Share of the shorter text's words that the other has."""
    a, b = bag(a), bag(b)
    return len(a & b) / max(1, min(len(a), len(b)))


def bag(text):
    return {w[:6] for w in re.findall(r"[a-z0-9]+", text.lower()) if len(w) > 3 or w.isdigit()}


def shared(a, b):
    """Values that each of two texts states just once, as (of a, of b)."""
    of_a, of_b = values(a), values(b)
    once = lambda vs: {v.key: v for v in vs if sum(w.key == v.key for w in vs) == 1}
    left, right = once(of_a), once(of_b)
    return [(left[k], right[k]) for k in left if k in right]


def unmatched(a, b):
    """Whether both state values of one kind that the other does not state."""
    left, right = {v.key for v in values(a)}, {v.key for v in values(b)}
    return bool({k[0] for k in left - right} & {k[0] for k in right - left})


# ---- another value

def write_like(old, n):
    """A number in the manner of another: words, commas, decimals."""
    if old.lower() in SPOKEN and n == int(n) and 2 <= n < 100:
        word = spoken(int(n))
        return word.capitalize() if old[0].isupper() else word
    decimals = len(old.partition(".")[2]) if "." in old else 0
    return f"{n:,.{decimals}f}" if "," in old or (n >= 10000 and not decimals) else f"{n:.{decimals}f}"


def other_number(random, n, far):
    """A number that is not n: near it, or, far, at least a third away."""
    if far:
        return random.choice([f for f in (n * 0.4, n * 0.5, n * 0.6, n * 1.5, n * 1.6, n * 2, n * 3)])
    if n < 21:
        return max(1, n + random.choice([-4, -3, -2, -1, -1, 1, 1, 2, 3, 4, 6]))
    unit = 10 ** (len(str(int(n))) - 2)
    return max(1, n + random.choice([-12, -7, -4, -3, -2, -1, 1, 2, 3, 5, 8, 14]) * unit)


def conflict(random, value, text, far):
    """The value with something else in its place, as text; None where it cannot."""
    p = dict(value.parts)
    if value.kind == "time":
        return other_time(random, value)
    if value.kind == "weekday":
        return random.choice([d for d in DAYS if d != value.text])
    if value.kind == "month":
        return value.text.replace(p["month"], random.choice([m for m in MONTHS if m != p["month"]]))
    if value.kind == "date" and random.random() < 0.3:
        return value.text.replace(p["month"], random.choice([m for m in MONTHS if m != p["month"]]))
    name = next(k for k in ("n", "n2", "n3") if k in p)
    n = number(p[name])
    if value.kind == "date":
        new = (n + random.choice([-9, -3, -2, -1, 1, 2, 4, 10]) - 1) % 28 + 1
    elif value.kind == "year":
        new = n + random.choice([-10, -5, -3, -2, -1, 1, 2, 4])
    elif "." in p[name] and not far:
        new = n + random.choice([-1.2, -0.6, -0.4, -0.2, 0.2, 0.3, 0.5, 0.8, 1.1])
    else:
        new = other_number(random, n, far)
    if new <= 0 or (value.kind == "percent" and n <= 100 < new) or (value.kind == "age" and new > 99):
        return None
    written = write_like(p[name], new if "." in p[name] else round(new))
    return None if number(written) == n else value.text.replace(p[name], written, 1)


def other_time(random, value):
    p = value.parts
    hour, minute = int(p["h"]), int(p.get("m", 0))
    if "m" in p and random.random() < 0.7:
        later = (minute + random.choice([-25, -15, -10, 7, 9, 10, 12, 20])) % 60
        return value.text.replace(p["sep"] + p["m"], f"{p['sep']}{later:02d}")
    top = 12 if "half" in p else 24
    return re.sub(r"^\d+", str((hour + random.choice([-2, -1, 1, 2, 3]) - 1) % top + 1), value.text)


# ---- the same value in other words

UNITS = {"miles": ("km", 1.609), "mile": ("km", 1.609), "kilometers": ("miles", 0.6214),
         "kilometres": ("miles", 0.6214),
         "km": ("miles", 0.6214), "feet": ("metres", 0.3048), "meters": ("feet", 3.281), "metres": ("feet", 3.281),
         "pounds": ("kg", 0.4536), "kg": ("pounds", 2.205), "acres": ("hectares", 0.4047), "inches": ("cm", 2.54),
         "tons": ("tonnes", 0.907), "mph": ("km/h", 1.609)}


def again(random, value, text):
    """(text in the value's place, places to cut after it, "e" both ways or "w" where
    it says less), or None."""
    p, unit = value.parts, re.match(r"[\s-]?([a-z]+(?:/h)?)\b", text[value.end:])
    if value.kind == "time":
        return time_again(random, value), 0, "e"
    if value.kind == "date":
        return random.choice([f"{p['month']} {p['n']}", f"{p['n']} {p['month']}"]), 0, "e"
    if value.kind == "percent":
        return p["n"] + random.choice(["%", " percent", " per cent"]), 0, "e"
    if value.kind == "money":
        return money_again(random, value), 0, "e"
    if value.kind == "weekday":
        return None if re.match(r"\s(morning|night|evening|afternoon|'s)", text[value.end:]) else \
            (value.text + random.choice([" morning", " night", " evening", " afternoon"]), 0, "s")
    if value.kind != "number":
        return None
    n = value.key[1]
    if unit and unit[1] in UNITS and " " == text[value.end:value.end + 1]:
        to, factor = UNITS[unit[1]]
        n *= factor
        written = f"{round(n) if n >= 10 else round(n, 1)} {to}"
        return random.choice(["about ", ""]) + written, unit.end(), "e"
    return number_again(random, value, n)


def number_again(random, value, n):
    written, whole = value.parts["n"], n == int(n)
    if random.random() < 0.4 and whole and 2 <= n < 100 and "scale" not in value.parts:
        return (spoken(int(n)) if written[0].isdigit() else str(int(n))), 0, "e"
    if "scale" in value.parts or not whole or n < 10:
        return (f"{random.choice(['about', 'around', 'some', 'roughly'])} {value.text}", 0, "w") if n >= 5 else None
    step = 10 ** (len(str(int(n))) - 1)
    step = step // 2 if n < 4 * step and step >= 10 else step
    low = int(n // step * step)
    if low == n or n - low > 0.3 * n:
        return random.choice([f"at least {value.text}", f"about {value.text}", f"up to {value.text}"]), 0, "w"
    return random.choice([f"more than {low:,}", f"at least {low:,}", f"over {low:,}", f"nearly {low + step:,}" if
                          low + step - n < 0.15 * n else f"more than {low:,}"]), 0, "w"


def time_again(random, value):
    hour, minute = value.key[1:]
    half, twelve = "ap"[hour >= 12], (hour - 1) % 12 + 1
    m = f"{minute:02d}"
    forms = [f"{hour:02d}:{m}", f"{twelve}:{m} {half}.m.", f"{twelve}.{m}{half}m", f"{twelve}:{m}{half}m"]
    if not minute:
        forms += [f"{twelve} {half}.m.", f"{twelve}{half}m"] * 2
    return random.choice(forms)


def money_again(random, value):
    p, scale = value.parts, value.parts.get("scale", "").strip()
    forms = [value.text]
    if scale in ("million", "billion"):
        forms += [f"{p['sign']}{p['n']}{ {'million': 'm', 'billion': 'bn'}[scale]}"] * 2
        forms += [f"{p['n']} {scale} {'dollars' if '$' in p['sign'] else 'pounds' if '£' in p['sign'] else 'euros'}"]
    if scale in ("m", "bn"):
        forms += [f"{p['sign']}{p['n']} { {'m': 'million', 'bn': 'billion'}[scale]}"] * 2
    return random.choice(["about ", "", "", ""]) + random.choice(forms)


# ---- names

FIRST = set("""James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony
Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary
Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Frank Gregory Raymond Alexander Patrick Jack
Dennis Jerry Peter Henry Carl Arthur Roger Keith Lawrence Terry Sean Christian Albert Joe Mary Patricia Jennifer Linda
Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol
Amanda Melissa Deborah Stephanie Rebecca Laura Helen Sharon Cynthia Kathleen Amy Angela Shirley Anna Ruth Brenda Pamela
Nicole Katherine Virginia Catherine Christine Debra Rachel Janet Emma Carolyn Maria Heather Diane Julie Joyce Victoria
Kelly Lauren Joan Evelyn Judith Olivia Frances Martha Cheryl Megan Andrea Hannah Jacqueline Ann Jean Alice Kathryn
Gloria Teresa Sara Janice Lindsay Tara Mohammed Ahmed Ali Omar Jens Lena Lars Anders Carlos Juan Luis Jose Pedro Ivan
Igor Sergei Vladimir Hugo Tom Tim Jim Bill Bob Mike Steve Chris Nick Dan Ben Sam Greg Ken Tony Jeff Pat Ron Don Ray""".split())
PERSON = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b")
PLACES = """London Paris Berlin Madrid Rome Vienna Moscow Beijing Tokyo Delhi Mumbai Karachi Cairo Lagos Nairobi Sydney
Melbourne Toronto Montreal Chicago Boston Houston Dallas Denver Seattle Atlanta Miami Detroit Phoenix Philadelphia
Baltimore Cleveland Pittsburgh Washington Oakland Sacramento Minneapolis Dublin Belfast Glasgow Edinburgh Manchester
Liverpool Leeds Bristol Cardiff Birmingham Tehran Baghdad Kabul Damascus Beirut Jerusalem Athens Istanbul Ankara Warsaw
Prague Budapest Lisbon Oslo Stockholm Helsinki Copenhagen Brussels Amsterdam Geneva Zurich Jakarta Manila Bangkok
Singapore Seoul Taipei""".split()
COUNTRIES = """France Germany Spain Italy Russia China Japan India Pakistan Egypt Nigeria Kenya Australia Canada Ireland
Scotland Wales Iran Iraq Afghanistan Syria Lebanon Israel Greece Turkey Poland Hungary Portugal Norway Sweden Finland
Denmark Belgium Indonesia Philippines Thailand Vietnam Korea Taiwan Mexico Brazil Argentina Chile Colombia Peru Somalia
Sudan Ethiopia Yemen Ukraine Britain""".split()
STATES = """California Texas Florida Ohio Georgia Michigan Virginia Massachusetts Arizona Tennessee Indiana Missouri
Maryland Wisconsin Colorado Minnesota Louisiana Alabama Kentucky Oregon Oklahoma Connecticut Utah Iowa Nevada Arkansas
Mississippi Kansas Nebraska Idaho Hawaii Maine Montana Delaware Alaska Vermont Wyoming""".split()
GAZETTEER = {w: group for group in (PLACES, COUNTRIES, STATES) for w in group}
PARTS = "north south east west northern southern eastern western".split()


def people(texts):
    """Names of the form Mary Jones in some texts."""
    found = {m[0] for t in texts for m in PERSON.finditer(t) if m[1] in FIRST and m[2] not in GAZETTEER}
    return sorted(found)


def alone(text):
    """Words that stand in no longer name: "Kansas" but not of "Kansas City"."""
    return set(re.findall(r"(?<![A-Z][a-z] )(?<![a-z] [A-Z])\b[A-Z]?[a-z]+\b(?! [A-Z]| of [A-Z])", text)) - \
        set(re.findall(r"\b[A-Z][a-z]+ ([A-Z][a-z]+)\b", text))


def shared_name(random, a, b):
    """(as in a, as in b, the group to choose another from) or None. The last
    name alone does as well."""
    found = []
    for m in PERSON.finditer(a):
        if m[1] in FIRST and m[2] in b and m[2] not in GAZETTEER:
            found.append((m[0] if m[0] in a else m[2], m[0] if m[0] in b else m[2], "person"))
    for word in sorted(alone(a) & alone(b)):
        if word in GAZETTEER or word in PARTS:
            found.append((word, word, "part" if word in PARTS else "place"))
    return random.choice(found) if found else None


def other_name(random, name, group, known):
    if group == "person":
        other = random.choice(known)
        return other if " " in name else other.split()[-1]
    if group == "part":
        return random.choice([w for w in PARTS if len(w) > 5 == (len(name) > 5) and w != name] or ["central"])
    return random.choice([w for w in GAZETTEER[name] if w != name])


# ---- polarity and outcome

OPPOSED = """rose/fell up/down higher/lower increased/decreased won/lost approved/rejected accepted/refused arrested/released
confirmed/denied opened/closed open/closed convicted/acquitted guilty/innocent alive/dead man/woman men/women boy/girl
son/daughter brother/sister father/mother husband/wife before/after first/second largest/smallest increase/decrease
gained/lost started/stopped agreed/refused upheld/overturned hired/fired left/arrived bought/sold early/late inside/outside
morning/evening day/night allowed/banned supported/opposed destroyed/intact more/fewer killed/rescued died/survived
resigned/stayed rise/fall best/worst top/bottom success/failure successful/unsuccessful above/below majority/minority
voluntarily/unwillingly accidental/deliberate last/next public/private male/female uncle/nephew""".split()
OPPOSITE = {}
for _pair in OPPOSED:
    _one, _two = _pair.split("/")
    OPPOSITE.setdefault(_one, _two)
    OPPOSITE.setdefault(_two, _one)
AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|can|should|did)\s(?!not\b|n't)(?=([a-z]{4,}))")
DENIED = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|can|should|did|do|does)(?: not|n't)\s")


def opposed(random, a, b):
    """b with a word turned about that both have, or None."""
    words = [w for w in set(re.findall(r"[a-z]+", a)) & set(re.findall(r"[a-z]+", b)) if w in OPPOSITE
             and len(re.findall(rf"\b{w}\b", b)) == 1]
    if not words:
        return None
    word = random.choice(words)
    return re.sub(rf"\b{word}\b", OPPOSITE[word], b)


def negated(random, a, b):
    """b denied where a says so: "was arrested" -> "was not arrested"; or None."""
    places = [m for m in AUXILIARY.finditer(b) if m[2][:5] in a]
    if DENIED.search(b) and DENIED.search(a):
        m = DENIED.search(b)
        return b[:m.start()] + m[1] + " " + b[m.end():]
    if not places or DENIED.search(a):
        return None
    m = random.choice(places[:2])
    return b[:m.end(1)] + (" not" if m[1] == "can" or random.random() < 0.8 else "n't") + b[m.end(1):]


# ---- a detail less, a detail more

CUTS = (re.compile(r", (?:who|which|where|when|whose|whom)\b[^,;.\"“”]{8,80},(?= )"),
        re.compile(r" \([^()]{2,60}\)"),
        re.compile(r", (?:according to|as|who|which|where|when|while|after|including|leaving|killing|a|an|the|"
                   r"with|in|on|at|near)\b"
                   r"[^;\"“”]{6,90}$"),
        re.compile(rf"(?<=[a-z]) (?:on|last|late|early) (?:{'|'.join(DAYS)})"
                   r"(?: (?:morning|night|evening|afternoon))?(?=[ ,.]|$)"),
        re.compile(r"^(?:In|On|At|After|When|As|During|Following|Earlier|Meanwhile|However)\b[^,\"“”]{3,70}, (?=[a-zA-Z])"),
        re.compile(r", [^,\"“”]{3,50},(?= (?:was|were|is|are|has|had|said|will|died|told)\b)"),
        re.compile(r" (?:in|near|at|outside) [A-Z][a-z]+(?:, [A-Z][a-z]+)?(?=[,.]|$)"),
        re.compile(r",? (?:police|officials|authorities|he|she|they|a spokesman|investigators) said"
                   r"(?: (?:on )?[A-Z][a-z]+)?$"))
MORE = ("about {n} miles north of the centre", "the {n}th such case this year", "in front of {n} witnesses",
        "after a search that took {n} hours", "some {n} yards from a school", "as {n} officers looked on",
        "{n} minutes after the first call", "according to a report of {n} pages", "for the first time in {n} years",
        "in a town of {n},000", "days after a {n}-hour meeting", "while {n} others waited")


def cut(random, text):
    """The text without one of its details, or None."""
    bare = text.rstrip(".")
    out = [bare[:m.start()] + bare[m.end():] for f in CUTS for m in f.finditer(bare)]
    out = [t[0].upper() + t[1:] if text[0].isupper() else t for t in out if len(t.split()) >= 5]
    return " ".join(random.choice(out).split()) if out else None


def more(random, text):
    return f"{text.rstrip('.')}, {random.choice(MORE).format(n=random.choice([*range(4, 21), *range(24, 31)]))}"


# ---- pairs

def put(text, value, new, after=0):
    return text[:value.begin] + new + text[value.end + after:]


def swapped(p):
    return dict(p, a=p["b"], b=p["a"], ca=p["cb"], cb=p["ca"])


def turned(random, p, known):
    """The agreeing pair p with a conflict on its second side: (text, context, kind),
    or None."""
    a, b = p["a"], p["b"]
    dice = random.random()
    common = shared(a, b)
    if common and dice < 0.85:
        v, w = random.choice(common)
        before = a[:v.begin], b[:w.begin]
        if any(BOUND.search(x) for x in before):
            return None
        new = conflict(random, w, b, any(LOOSE.search(x) for x in before))
        if not new or new in a:
            return None
        return put(b, w, new), p["cb"].replace(w.text, new), w.kind
    if likeness(a, b) < NEAR:
        return None
    name = shared_name(random, a, b)
    if name and random.random() < 0.4:
        new = other_name(random, name[1], name[2], known)
        if new.split()[-1] in a + p["ca"]:
            return None
        context = p["cb"].replace(name[1], new).replace(name[0].split()[-1], new.split()[-1])
        return b.replace(name[1], new), context, name[2]
    made = (opposed if random.random() < 0.5 else negated)(random, a, b)
    return (made, p["cb"], "word") if made and len(b.split()) > 4 else None


def conflicts(random, p, known, source):
    """A contradiction made of an agreeing pair, in a list, or nothing."""
    if random.random() < 0.5:
        p = swapped(p)
    got = turned(random, p, known)
    if not got or got[0] == p["b"]:
        return []
    made = pair(p["a"], got[0], "c", source, p["ca"], got[1], 0)
    made["kind"] = got[2]
    return [swapped(made) if random.random() < 0.5 else made]


def restated(random, p):
    """(second side said in other words, whether it says less "w", more "s", the
    same "e"), or None."""
    a, b = p["a"], p["b"]
    dice, common = random.random(), shared(a, b)
    if common and dice < 0.7:
        _, w = random.choice(common)
        if BOUND.search(b[:w.begin]) or LOOSE.search(b[:w.begin]):
            return None
        got = again(random, w, b)
        return (put(b, w, got[0], got[1]), got[2]) if got else None
    if dice < 0.93:
        made = cut(random, b)
        return (made, "w") if made else None
    return more(random, b), "s"


def compatibles(random, p, source):
    """The like small change without a conflict: p, whose labels are for a -> b as it
    stands, said anew on its second side.  Both directions."""
    got = restated(random, p)
    if not got or got[0] == p["b"]:
        return []
    text, strength = got
    both_same = p["a"] == p["b"]
    there = "e" if p["y"] == "e" and strength != "s" else "en"
    back = ("e" if strength in "es" else "n") if both_same else "en"
    if both_same and strength == "s":
        there = "n"
    made = [pair(p["a"], text, there, source, p["ca"], p["cb"], 1),
            pair(text, p["a"], back, source, p["cb"], p["ca"], 1)]
    return made if random.random() < 0.4 else [random.choice(made)]



def more_on_both(random, p, source):
    """Each side with a figure of another thing."""
    return [pair(more(random, p["a"]), more(random, p["b"]), "en", source, p["ca"], p["cb"], 1)]
