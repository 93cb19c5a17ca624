#!/usr/bin/env python3
"""Measures attribution and mentions: who.py DUMP SHARED [--errors=WHAT]

DUMP is build/eval/who_dump, SHARED the folder with data/ and eval/.

What is measured
  polnear (data/claims/polnear.dev.jsonl, the first annotator of each article):
    source, content: every word (letters and digits, punctuation left out) of an
    article is in some gold source or not, and in some found source or not; F1
    of the found words over all articles. Content the same, without the words
    of any cue and without a leading "that", on both sides.
    attribution: gold and found are the same when their contents share half of
    the words of the longer one; source of these: words of the source, in the
    attributions that are the same.
  eval (gold claims of dev, long, seeds):
    source found: of the claims whose gold cue stands in the claim's own span,
    how many have a found attribution whose content or cue lies in the claim
    and whose source, or whose source's entity, shares the last word of the
    gold source's name, its head noun, or half of its words. Precision: of the found sources
    that lie on a claim, how many stand on a claim that gold gives a source.
    mentions: of the names (with a capital) in the gold claims' entity lists,
    how many are found as a mention in the claim that shares a word.
  gum dev: gold are the mentions of type person, organization, place whose head (the
    first word of minspan) is tagged PROPN and is not part of a larger gold mention of the same
    entity; found are the mentions that are no pronouns, descriptions or
    demonyms. They match, one to one, when the type is the same and the found
    span shares a word with the gold name: the run of PROPN around the head. Text is made of the "# text" lines; news apart.
  ecb (data/align/ecbplus.docs.jsonl): pronouns of a chain that has a name too, once in
    their sentence; right where the entity found is mentioned by a name of that chain.
"""
import glob, json, os, re, subprocess, sys
from collections import Counter

TYPES = ("person", "organization", "place", "other")
WORD = re.compile(r"\w+")


class Found:
    def __init__(self):
        self.attributions, self.mentions, self.entities = [], [], {}


def dump(program, texts):
    data = b"".join(b"%d\n" % len(t) + t for t in texts)
    out = subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    docs, doc = [], Found()
    for line in out.split("\n"):
        f = line.split("\t")
        if f[0] == "A":
            n = [int(x) for x in f[1:]]
            doc.attributions.append(dict(source=(n[0], n[1]), cue=(n[2], n[3]), content=(n[4], n[5]),
                                         entity=n[6], kind=n[7], stance=n[8], parent=n[9]))
        elif f[0] == "M":
            n = [int(x) for x in f[1:]]
            doc.mentions.append(dict(span=(n[0], n[1]), type=n[2], entity=n[3], pronominal=n[4]))
        elif f[0] == "E":
            doc.entities[int(f[1])] = dict(type=int(f[2]), gender=f[3], name=f[4])
        elif f[0] == "D":
            docs.append(doc)
            doc = Found()
    return docs


def scores(tp, fp, fn):
    p, r = tp / (tp + fp or 1), tp / (tp + fn or 1)
    return p, r, 2 * p * r / (p + r or 1)


def line(name, tp, fp, fn):
    print("%-34s P %.3f  R %.3f  F1 %.3f" % ((name,) + scores(tp, fp, fn)))


def polnear(program, shared, errors):
    gold, texts = [], []
    for l in open(os.path.join(shared, "data/claims/polnear.dev.jsonl"), encoding="utf-8"):
        d = json.loads(l)
        gold.append((d["text"], d["annotations"][0]["attributions"]))
        texts.append(d["text"].encode("utf-8"))
    counts = {k: [0, 0, 0] for k in ("source", "content", "attribution", "source of these")}
    for (text, attributions), doc in zip(gold, dump(program, texts)):
        at = {}
        offset = 0
        for i, c in enumerate(text):
            at[offset] = i
            offset += len(c.encode("utf-8"))
        at[offset] = len(text)
        words = [m.span() for m in WORD.finditer(text)]

        def inside(spans):
            return {k for k, (b, e) in enumerate(words) if any(b < s[1] and s[0] < e for s in spans)}

        def chars(span):
            return (at.get(span[0], 0), at.get(span[1], 0))

        found = [{k: inside([chars(a[k])]) for k in ("source", "cue", "content")} for a in doc.attributions]
        wanted = [{k: inside([s for part in a.get(k, []) for s in part["spans"]]) for k in ("source", "cue", "content")}
                  for a in attributions]
        for a in wanted:
            first = min(a["content"], default=None)
            if first is not None and text[words[first][0]:words[first][1]] == "that":
                a["content"].discard(first)
        cues = set().union(*[a["cue"] for a in found + wanted]) if found + wanted else set()
        for key in ("source", "content"):
            f = set().union(*[a[key] for a in found]) if found else set()
            w = set().union(*[a[key] for a in wanted]) if wanted else set()
            if key == "content":
                f, w = f - cues, w - cues
            c = counts[key]
            c[0] += len(f & w)
            c[1] += len(f - w)
            c[2] += len(w - f)
        left = [a for a in found if a["content"]]
        c = counts["attribution"]
        for a in wanted:
            if not a["content"]:
                continue
            hit = next((b for b in left if 2 * len(a["content"] & b["content"]) >= max(len(a["content"]), len(b["content"]))), None)
            if hit:
                left.remove(hit)
                c[0] += 1
                d = counts["source of these"]
                d[0] += len(a["source"] & hit["source"])
                d[1] += len(hit["source"] - a["source"])
                d[2] += len(a["source"] - hit["source"])
            else:
                c[2] += 1
                if errors == "missed":
                    say = lambda k: " ".join(text[words[i][0]:words[i][1]] for i in sorted(a[k]))
                    print("MISSED  %s | %s | %s" % (say("source"), say("cue"), say("content")[:150]))
        c[1] += len(left)
        if errors == "extra":
            for a in left:
                say = lambda k: " ".join(text[words[i][0]:words[i][1]] for i in sorted(a[k]))
                print("EXTRA  %s | %s | %s" % (say("source"), say("cue"), say("content")[:150]))
    for key in counts:
        line("polnear dev, " + key, *counts[key])


def name_words(text):
    return [w.lower() for w in WORD.findall(text) if w.lower() not in ("the", "a", "an", "of", "mr", "ms", "mrs")]


def same_source(gold, *found):
    gold = re.sub(r"\(.*?\)", "", gold)
    want, head = name_words(gold), name_words(re.split(r" (?:in|of|at|with|to|for|from|familiar|briefed)\b", gold)[0])
    for text in found:
        have = name_words(text)
        if want and have and (want[-1] in have or head and head[-1] in have or len(set(want) & set(have)) * 2 >= len(set(want))):
            return True
    return False


def claims(program, shared, errors):
    cases = []
    for path in sorted(glob.glob(os.path.join(shared, "eval/*/*/gold.json")) + glob.glob(os.path.join(shared, "eval/*/gold.json"))):
        for a in json.load(open(path, encoding="utf-8"))["articles"]:
            file = os.path.join(os.path.dirname(path), os.path.basename(a["file"]))
            if all("cue" in c for c in a["claims"]):  # not marked on real news
                cases.append((file, open(file, "rb").read(), a["claims"]))
    own, own_found, any_gold, any_found, extra, right, names, names_found = 0, 0, 0, 0, 0, 0, 0, 0
    for (file, data, gold), doc in zip(cases, dump(program, [c[1] for c in cases])):
        def say(span):
            return data[span[0]:span[1]].decode("utf-8", "replace")
        for c in gold:
            b, e = c["start_byte"], c["end_byte"]
            here = [a for a in doc.attributions if (a["content"][0] < e and b < a["content"][1] and
                    3 * (min(e, a["content"][1]) - max(b, a["content"][0])) >= e - b) or (b <= a["cue"][0] < e and a["cue"][1] > a["cue"][0])]
            here = [a for a in here if a["source"][0] < a["source"][1]]
            hit = [a for a in here if c["source"] and
                   same_source(c["source"], say(a["source"]), doc.entities.get(a["entity"], {}).get("name", ""))]
            if c["source"]:
                any_gold += 1
                any_found += bool(hit)
            inside = c["cue"] and c["cue"].lower() in c["text"].lower()
            if inside:
                own += 1
                own_found += bool(hit)
                if not hit and errors == "source":
                    print("SOURCE %s | %s | %s | %s | found %s" % (c["text"], c["source"], c["cue"], os.path.basename(os.path.dirname(file)),
                          [(say(a["source"]), say(a["cue"]), say(a["content"])) for a in here]))
            if here:
                right += bool(c["source"])
                extra += not c["source"]
                if not c["source"] and errors == "nosource":
                    print("NOSOURCE %s | found %s" % (c["text"], [(say(a["source"]), say(a["cue"]), say(a["content"])) for a in here]))
            for name in c["entities"]:
                if not name[:1].isupper():
                    continue
                names += 1
                ok = any(m["span"][0] < e and b < m["span"][1] and set(name_words(name)) & set(name_words(say(m["span"])))
                         for m in doc.mentions)
                names_found += ok
                if not ok and errors == "names":
                    print("NAME %s | %s" % (name, c["text"]))
    print("%-34s %d of %d = %.3f" % ("gold claims, source found (own cue)", own_found, own, own_found / (own or 1)))
    print("%-34s %d of %d = %.3f" % ("gold claims, source found (any)", any_found, any_gold, any_found / (any_gold or 1)))
    print("%-34s %d of %d = %.3f" % ("gold claims, sources found rightly", right, right + extra, right / (right + extra or 1)))
    print("%-34s %d of %d = %.3f" % ("gold claims, names found", names_found, names, names_found / (names or 1)))


def gum_documents(path):
    """-> (name, text, [(byte begin, byte end of the head word, type)])"""
    doc, text, gold, forms, misc = None, "", [], [], []
    sentence = ""

    def place():
        nonlocal text
        at, begins = 0, []
        for form in forms:
            k = sentence.find(form, at)
            begins.append(len((text + sentence[:k]).encode("utf-8")))
            at = k + len(form)
        here = []
        for kind, begin, end, head in spans_of(misc, uposes):
            first, last = head, head
            while first > begin and uposes[first - 1] == "PROPN":
                first -= 1
            while last + 1 < end and uposes[last + 1] == "PROPN":
                last += 1
            here.append((begins[first], begins[last] + len(forms[last].encode("utf-8")), kind, end - begin))
        for g in here:
            if not any(h[3] > g[3] and h[0] <= g[0] and g[1] <= h[1] for h in here):
                gold.append(g[:3])
        text += sentence + ("\n\n" if heading else " ")

    heading = False
    uposes = []
    for l in open(path, encoding="utf-8"):
        l = l.rstrip("\n")
        if l.startswith("# newdoc id"):
            if doc:
                yield doc, text, gold
            doc, text, gold = l.split("= ")[1], "", []
        elif l.startswith("# text = "):
            sentence = l[9:]
        elif l.startswith("# newpar"):
            text = text.rstrip(" ") + ("\n\n" if text and not text.endswith("\n") else "")
            heading = "head" in l
        elif l.startswith("#"):
            pass
        elif not l:
            if forms:
                place()
            forms, misc, uposes, heading = [], [], [], False
        else:
            f = l.split("\t")
            if "-" in f[0]:
                n = [int(x) for x in f[0].split("-")]
                multi = (n[0], n[1])
                continue
            if "." in f[0]:
                continue
            forms.append(f[1])
            uposes.append(f[3])
            entity = [x[7:] for x in f[9].split("|") if x.startswith("Entity=")]
            misc.append(entity[0] if entity else "")
    if doc:
        yield doc, text, gold


def spans_of(misc, uposes):
    """Named mentions of a sentence: (type, begin, end, head), outermost of an entity."""
    stack, done = [], []
    for i, m in enumerate(misc):
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", m):
            if part.startswith("("):
                f = part.strip("()").split("-")
                least = f[5].split(",") if len(f) > 5 else ["1"]
                item = (f[1], i, f[0], [int(k) for k in least if k.isdigit()] or [1])
                if part.endswith(")"):
                    done.append((item[0], i, i + 1, [i], item[2]))
                else:
                    stack.append(item)
            else:
                number = part.rstrip(")")
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][2] == number:
                        kind, begin, _, head = stack.pop(k)
                        done.append((kind, begin, i + 1, [begin + k - 1 for k in head], number))
                        break
    for kind, begin, end, least, number in done:
        head = next((k for k in least if k < len(uposes) and uposes[k] == "PROPN"), None)
        if kind in TYPES[:3] and head is not None:
            yield kind, begin, end, head


def gum(program, shared, errors, only=None):
    docs = [d for d in gum_documents(os.path.join(shared, "data/text/gum/dev.conllu")) if not only or only in d[0]]
    total, by_type = [0, 0, 0], {t: [0, 0, 0] for t in TYPES[:3]}
    demonyms = {l.split("\t")[0] for l in open("lib/lang/en/demonyms.txt", encoding="utf-8") if not l.startswith("#")}
    demonyms |= {d + "s" for d in demonyms}
    demonyms -= {l.split("\t")[0] for l in open("lib/lang/en/places.txt", encoding="utf-8")}
    for (name, text, gold), doc in zip(docs, dump(program, [d[1].encode("utf-8") for d in docs])):
        data = text.encode("utf-8")
        found = [m for m in doc.mentions if not m["pronominal"] and m["type"] < 3 and
                 data[m["span"][0]:m["span"][1]].decode("utf-8", "replace").lower() not in demonyms]
        used = set()
        for begin, end, kind in gold:
            hit = next((i for i, m in enumerate(found) if i not in used and TYPES[m["type"]] == kind and
                        m["span"][0] < end and begin < m["span"][1]), None)
            used.add(hit)
            for c in (total, by_type[kind]):
                c[0 if hit is not None else 2] += 1
            if hit is None and errors == "gum":
                other = [TYPES[m["type"]] for m in doc.mentions if m["span"][0] < end and begin < m["span"][1]]
                print("MISSED %s %s %s ... %s" % (kind, data[begin:end].decode(), other, data[max(0, begin - 30):end + 20].decode("utf-8", "replace").replace("\n", " ")))
        for i, m in enumerate(found):
            if i not in used:
                total[1] += 1
                by_type[TYPES[m["type"]]][1] += 1
                if errors == "gum":
                    b, e = m["span"]
                    print("EXTRA %s %s ... %s" % (TYPES[m["type"]], data[b:e].decode(), data[max(0, b - 30):e + 20].decode("utf-8", "replace").replace("\n", " ")))
    line("gum dev%s, mentions" % (" " + only if only else ""), *total)
    if not only:
        for t in TYPES[:3]:
            line("    " + t, *by_type[t])


PRONOUNS = "he him his she her it its".split()


def chains_of(doc):
    """-> (text, [(byte of a pronoun, names of its chain)])"""
    text, pronouns, names = "", [], {}
    for s in doc["sentences"]:
        for m in (m for m in doc["mentions"] if m["sent"] == s["i"] and m["type"].startswith(("HUMAN", "LOC"))):
            word = m["text"].lower()
            places = [k.start() for k in re.finditer(r"\b%s\b" % re.escape(word), s["text"].lower())]
            if word in PRONOUNS and len(places) == 1 and "chain" in m:
                pronouns.append((len((text + s["text"][:places[0]]).encode("utf-8")), m["chain"]))
            elif "chain" in m and any(w[0].isupper() for w in m["text"].split()) and word not in PRONOUNS:
                names.setdefault(m["chain"], []).append(m["text"])
        text += s["text"] + "\n"
    return text, [(at, names[chain]) for at, chain in pronouns if chain in names]


def ecb(program, shared, errors):
    lines = open(os.path.join(shared, "data/align/ecbplus.docs.jsonl"), encoding="utf-8")
    docs = [chains_of(d) for d in map(json.loads, lines)]
    right = wrong = missed = 0
    for (text, pronouns), doc in zip(docs, dump(program, [d[0].encode("utf-8") for d in docs])):
        data = text.encode("utf-8")
        for at, names in pronouns:
            m = next((m for m in doc.mentions if m["span"][0] == at and m["pronominal"]), None)
            called = [data[x["span"][0]:x["span"][1]].decode("utf-8", "replace") for x in doc.mentions
                      if m and x["entity"] == m["entity"] and not x["pronominal"]]
            good = any(set(name_words(n)) & set(name_words(c)) for n in names for c in called)
            right, wrong, missed = right + good, wrong + bool(m and not good), missed + (not m)
            if errors == "pronouns" and not good:
                print("PRONOUN %s | gold %s | %s" % (called[:1], names[0], data[max(0, at - 150):at + 40].decode("utf-8", "replace")))
    line("ecb, pronouns", right, wrong, wrong + missed)


def main():
    program, shared = sys.argv[1], sys.argv[2]
    errors = sys.argv[3].split("=")[1] if len(sys.argv) > 3 else ""
    polnear(program, shared, errors)
    claims(program, shared, errors)
    gum(program, shared, errors)
    gum(program, shared, "", "news")
    ecb(program, shared, errors)


main()
