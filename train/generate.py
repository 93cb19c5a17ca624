"""Labelled pairs from frames, claim clusters and stories (train/frames).

A frame's slots are filled anew for every pair; a cluster's claims are used as
they stand.  Both give same x same, same -> weaker (and back: neutral),
contradictions and neutrals both ways, and claims of other events that share
names.  Contexts are laid over the claims in several forms, so that the judge
works with and without one and never judges the context itself.
"""
import json
import re
from pathlib import Path

import stories
from quantities import spoken
from sources import pair

SLOT = re.compile(r"\{(\w+)\}")
HELD_OUT = 10      # every tenth frame and cluster, whole, is for validation


def load(path):
    lines = [json.loads(line) for line in Path(path).open(encoding="utf-8") if line.strip()]
    return ([x for i, x in enumerate(lines) if i % HELD_OUT != HELD_OUT - 1],
            [x for i, x in enumerate(lines) if i % HELD_OUT == HELD_OUT - 1])


# ---- frames

def value(random, spec):
    if isinstance(spec, list):
        return random.choice(spec)
    if "int" in spec:
        return random.randint(*spec["int"])
    low, high = spec["dec"]
    return f"{random.uniform(low, high):.1f}"


def choose(random, frame, but=None):
    """A value for each slot, no two alike; `but` must all differ from these."""
    chosen = {}
    for name, spec in frame["slots"].items():
        for _ in range(40):
            v = value(random, spec)
            if str(v) not in map(str, chosen.values()) and (not but or str(v) != str(but[name])):
                break
        chosen[name] = v
    return chosen


def fill(random, text, slots):
    """"{N} people" with N 7 -> "7 people" or "seven people"; 4300 -> 4,300"""
    def put(match):
        v, start, end = slots[match[1]], match.start(), match.end()
        if not isinstance(v, int):
            return str(v)
        before, after = text[max(0, start - 4):start], text[end:end + 4]
        bare = re.search(r"(^|[a-z] )$", before) and re.match(r" [a-z]|$", after)
        if bare and 1 < v <= 12 and not after.startswith((" per", " mil", " bil")):
            word = spoken(v) if random.random() < 0.6 else str(v)
            return word.capitalize() if start == 0 else word
        return f"{v:,}" if v >= 1000 and not re.search(r"(in|since|of) $", before) else str(v)
    return SLOT.sub(put, text)


def frame_pairs(random, frame, take):
    """`take` pairs of each label, about, from one frame."""
    out = []

    def add(first, second, y, slots, other=None, agree=None):
        a, b = fill(random, first, slots), fill(random, second, other or slots)
        if a != b:
            out.append(pair(a, b, y, "frames", agree=int(y == "e" if agree is None else agree)))

    def either(a, b, y, slots):
        add(*((a, b) if random.random() < 0.5 else (b, a)), y, slots)

    same, weaker = frame["same"], frame["weaker"]
    wrong = [c["text"] for c in frame["contradicts"]]
    apart = [n["text"] for n in frame["neutral"]]
    for _ in range(take):
        slots = choose(random, frame)
        add(*random.sample(same, 2), "e", slots)
        if random.random() < 0.5:
            add(random.choice(same), random.choice(weaker), "e", slots)
        if random.random() < 0.3:
            add(random.choice(weaker), random.choice(same), "n", slots, agree=1)
        either(random.choice(same), random.choice(wrong), "c", slots)
        if frame["functional"] and random.random() < 0.4:
            name = random.choice(frame["functional"])
            changed = dict(slots, **{name: choose(random, frame, but=slots)[name]})
            first, second = random.choice(same), random.choice(same)
            if str(changed[name]) != str(slots[name]) and all("{%s}" % name in s for s in (first, second)):
                add(first, second, "c", slots, changed)
        either(random.choice(same), random.choice(apart), "n", slots)
        if random.random() < 0.25:      # the like happening elsewhere
            add(random.choice(same), random.choice(same + wrong), "n", slots,
                choose(random, frame, but=slots))
    return out


def shared_names(random, frames, size):
    """Sentences of two frames, one name put into both: other news, neutral."""
    out = []
    while len(out) < size:
        one, two = random.sample(frames, 2)
        names = [n for n in one["slots"] if n in two["slots"] and isinstance(one["slots"][n], list)]
        if not names:
            continue
        first, second = choose(random, one), choose(random, two)
        second.update({n: first[n] for n in names})
        texts = [fill(random, random.choice(f["same"] + [c["text"] for c in f["contradicts"]]), s)
                 for f, s in ((one, first), (two, second))]
        out.append(pair(*texts, "n", "frames-other", agree=0))
    return out


# ---- clusters

DENIALS = ("{S} denied that {P}", "it is not true that {P}", "{S} rejected reports that {P}",
           "reports that {P} were false, {S} said")
DOUBTS = ("it was not immediately clear whether {P}", "{S} declined to say whether {P}",
          "{S} are looking into claims that {P}", "there were fears that {P}",
          "{S} could not confirm reports that {P}")
SAYINGS = ("{P}, {S} said", "{S} said {P}", "{S} confirmed that {P}", "according to {S}, {P}")
SPEAKERS = ("police", "officials", "a spokesman", "the ministry", "investigators", "the authorities")
OPENERS = set("the a an his her their its it he she they this that these those some most more all no "
              "nobody none two three four five six at in on after nearly about only".split())


def inner(claim):
    """A claim as it stands inside a sentence, or None where it cannot."""
    if re.search(r"[\"“”:;?]|\b(said|says|told|according)\b", claim) or len(claim.split()) > 16:
        return None
    first = claim.split()[0]
    return claim[0].lower() + claim[1:] if first.lower() in OPENERS else claim if first[0].isupper() else None


def wrap(random, forms, claim):
    return random.choice(forms).format(P=claim.rstrip("."), S=random.choice(SPEAKERS))


def wrapped(random, cluster):
    """A reported, a denied and a doubtful form of one claim."""
    plain = [c for c in map(inner, cluster["same"]) if c]
    if not plain:
        return []
    claim, other = random.choice(plain), random.choice(cluster["same"])
    kinds = ((DENIALS, "c"), (DOUBTS, "n"), (SAYINGS, "e"))
    out = []
    for forms, y in random.sample(kinds, 2):
        sides = [wrap(random, forms, claim), other]
        if random.random() < 0.5:
            sides.reverse()
        out.append(pair(*sides, y, "wrapped", agree=int(y == "e")))
    return out


def cluster_pairs(random, cluster, take):
    """About 3 * `take` pairs from one cluster, without context."""
    same, weaker = cluster["same"], cluster["weaker"]
    wrong = [c["text"] for c in cluster["contradicts"]]
    apart = [n["text"] for n in cluster["neutral"]]
    pairs = {
        "e": [(a, b, 1) for a in same for b in same if a != b] + [(a, b, 1) for a in same for b in weaker],
        "c": [(a, b, 0) for a in same for b in wrong] + [(b, a, 0) for a in same for b in wrong],
        "n": [(a, b, 0) for a in same for b in apart] + [(b, a, 0) for a in same for b in apart]
        + [(a, b, 1) for a in weaker for b in same] + [(a, b, 0) for a in weaker for b in apart],
    }
    return [pair(a, b, y, "clusters", agree=g) for y, these in pairs.items()
            for a, b, g in random.sample(these, min(take, len(these)))]


def joined(random, cluster):
    """A claim with another fact after it: entails the bare claim; the other
    way round it is no contradiction."""
    one, two = random.sample(cluster["same"], 2)
    extra = inner(random.choice(cluster["neutral"])["text"])
    if not extra or re.search(r"[\"“”]", one):
        return []
    longer = one.rstrip(".") + random.choice([", and ", ", while ", "; "]) + extra
    return [random.choice([pair(longer, two, "e", "joined", agree=1), pair(two, longer, "en", "joined", agree=1)])]


def strangers(random, clusters, size):
    """Claims of two events, of one domain where it has two: neutral."""
    domains = {}
    for c in clusters:
        domains.setdefault(c["domain"], []).append(c)
    out = []
    for _ in range(size):
        near = domains[random.choice(clusters)["domain"]]
        one, two = random.sample(near if len(near) > 1 and random.random() < 0.7 else clusters, 2)
        p = pair(random.choice(one["same"]),
                 random.choice(two["same"] + [c["text"] for c in two["contradicts"]]), "n", "strangers", agree=0)
        if random.random() < 0.5:
            p.update(ca=one["context"], cb=two["context"])
        out.append(p)
    return out


def with_context(random, p, cluster):
    """Lay the event sentence over one side or both, sometimes with another
    claim of the story beside it, which must not be taken for the claim."""
    dice = random.random()
    if dice < 0.35:
        return p
    context = cluster["context"]
    if random.random() < 0.25:
        pool = [n["text"] for n in cluster["neutral"]]
        if p["y"] == "n" and p["s"] == "clusters":
            pool = cluster["same"] + [c["text"] for c in cluster["contradicts"]]
        extra = random.choice(pool)
        if extra not in (p["a"], p["b"]):
            context = f"{context} {extra[0].upper()}{extra[1:].rstrip('.')}."
    return dict(p, ca=context, cb=cluster["context"] if dice > 0.5 else "")


def all_of_clusters(random, clusters, take):
    out = []
    for cluster in clusters:
        pairs = cluster_pairs(random, cluster, take) + joined(random, cluster) + wrapped(random, cluster)
        out += [with_context(random, p, cluster) for p in pairs]
    return out + strangers(random, clusters, len(clusters) * 2)


# ---- stories

CONTEXT_WORDS = 30      # of the lead, and as many of what stands before


def context_of(article, number, form):
    """What stands before a claim in its article: its lead, the sentence before
    and what of its own sentence precedes it, or both; see README.md."""
    begin = article.claims[number][0]
    lead = article.lead()
    in_lead = article.text.find(lead) <= begin < article.text.find(lead) + len(lead)
    before = article.before(number)
    lead, before = " ".join(lead.split()[:CONTEXT_WORDS]), " ".join(before.split()[-CONTEXT_WORDS:])
    if form == "none":
        return ""
    if in_lead:
        return " ".join(f"{article.head()} {before if form == 'both' else ''}".split())
    if form == "lead" or before == lead:
        return lead
    return f"{lead} {before}"


FORMS = ("none", "lead", "both", "both")


def story_pairs(random, story, unrelated):
    """Listed relations both ways, and claims that nothing is said of."""
    listed = {}
    for mark, x, y, kind, _ in story.relations:
        listed[x, y] = "update" if kind == "update" else mark
    open_ = [(x, y) for x in story.a.claims for y in story.b.claims if (x, y) not in listed]
    # the tempting ones first: words in common
    words = lambda t: {w for w in re.findall(r"[a-z0-9]+", t.lower()) if len(w) > 3}
    open_.sort(key=lambda p: -len(words(story.a.claim(p[0])) & words(story.b.claim(p[1]))) - random.random())
    chosen = open_[:unrelated // 2] + random.sample(open_, min(len(open_), unrelated - unrelated // 2))
    out = []
    there = {"=": "e", ">": "e", "<": "n", "~": "en", "!": "c", "?": "nc", "x": "n", "update": "en"}
    back = dict(there, **{">": "n", "<": "e"})
    form = random.choice(FORMS)     # one for the story: a claim is read once
    for x, y in list(listed) + chosen:
        mark = listed.get((x, y), "x")
        agree = None if mark in ("?", "update") else int(mark in "=><~")
        a, b = story.a.claim(x), story.b.claim(y)
        ca, cb = context_of(story.a, x, form), context_of(story.b, y, form)
        if (x, y) in listed:
            out.append(pair(a, b, there[mark], "stories", ca, cb, agree))
            out.append(pair(b, a, back[mark], "stories", cb, ca, agree))
        else:
            sides = [(a, ca), (b, cb)]
            random.shuffle(sides)
            (a, ca), (b, cb) = sides
            out.append(pair(a, b, "n", "stories", ca, cb, agree))
    return out


def load_stories(folder):
    """(stories to train on, those held out)"""
    all_ = [s for path in sorted(Path(folder).glob("*.txt")) for s in stories.read(path)]
    return [s for s in all_ if not stories.is_held_out(s)], [s for s in all_ if stories.is_held_out(s)]


def all_of_frames(random, frames, take):
    out = [p for frame in frames for p in frame_pairs(random, frame, take)]
    return out + shared_names(random, frames, len(frames) * 4)


def unstop(random, p):
    """Full stops come and go: they must tell nothing."""
    for side in ("a", "b"):
        bare = p[side].rstrip(".") if not p[side].endswith(("U.S.", "a.m.", "p.m.", "Inc.")) else p[side]
        p[side] = bare + "." if random.random() < 0.4 and bare[-1:].isalnum() else bare
        if random.random() < 0.15:
            p[side] = p[side].replace("“", '"').replace("”", '"').replace("’", "'")
    return p
