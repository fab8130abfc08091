"""Names of actors against CrossNER's politics and GUM: precision, recall and F1.

  python3 bench/names.py crossner target/release/onrecord DATA/crossner/dev.txt [--errors]
  python3 bench/names.py gum target/release/onrecord DATA/gum [--part looked-at] [--errors]

The entities are mapped to the program's kinds: CrossNER's person and politician to person; its
organisation and political party to organisation; its country to state; GUM's person and
organization, where a proper noun is in the minimal span, likewise. What the program calls an
organisation, an armed group or a bloc is one kind here.

Ours are the mentions of actors that hold a name: a word with a capital that no sentence begins with,
or that the actor's name has with a capital too. A mention is an entity's where both end at one
place and one lies in the other (a title before a name is ours, not theirs), or where they share half
of their characters. Mentions on CrossNER's places, elections and events, which are nobody's actors,
are wrong; those on its `misc` ("Italian", "Liberals"), and in GUM those on places and on entities
without a name, are left out. CrossNER's sentences are read one by one, as the data have them.
"""

import argparse
import collections
import pathlib
import re
import string

import coreference
import gum

CROSSNER = {"person": "person", "politician": "person", "country": "state"}
CROSSNER |= {"organisation": "organisation", "politicalparty": "organisation"}
GUM = {"person": "person", "organization": "organisation"}
OURS = {"armed-group": "organisation", "bloc": "organisation"}
KINDS = ("person", "organisation", "state")


def crossner(path):
    """Each sentence as a document, with entities as (span, kind); kind is None where left out."""
    sentences = path.read_text(encoding="utf-8").split("\n\n")
    for number, sentence in enumerate(filter(str.strip, sentences)):
        text, entities, last = "", [], ""
        for line in sentence.splitlines():
            word, tag = line.split("\t")
            glued = not text or word[0] in ",.;:!?)]'’%" or text[-1] in "([" or word == "n't"
            start = len(text) + (not glued)
            text += ("" if glued else " ") + word
            if tag.startswith("B-") or (tag != "O" and tag[2:] != last):
                entities.append([(start, len(text)), tag[2:]])
            elif tag != "O":
                entities[-1][0] = (entities[-1][0][0], len(text))
            last = tag[2:] if tag != "O" else ""
        found = []
        for span, kind in entities:
            left_out = kind == "misc"
            found.append((span, None if left_out else CROSSNER.get(kind, "none")))
        yield f"s{number:04}", text, found


def of_gum(folder, part):
    for document in gum.documents(folder, part):
        named = lambda mention: mention.part == "name"
        kind = lambda mention: GUM.get(mention.kind) if named(mention) else None
        yield document.name, document.text, [(m.span, kind(m)) for m in document.mentions]


def is_name(words, before, name):
    """Whether a mention holds a name and no mere capital of a sentence's first word."""
    words = re.findall(r"[\w’'-]+", words.removeprefix("the ").removeprefix("The "))
    opens = not before.rstrip(" “\"'‘(") or before.rstrip(" “\"'‘(")[-1] in ".!?\n:"
    capital = [word[:1].isupper() for word in words]
    if not words or PRONOUN.fullmatch(words[0]):
        return False
    return any(capital[1:]) or (capital[0] and (not opens or words[0] in name))


PRONOUN = re.compile(r"(?i)i|me|my|we|us|our|he|him|his|she|hers?|it|its|they|them|their|who|which")


def trimmed(text, span):
    """A span without a possessive ending and marks at its ends."""
    start, end = span
    while end > start and text[end - 1] in string.punctuation + "”’":
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def is_same(one, other):
    nested = coreference.holds(one, other) or coreference.holds(other, one)
    return (one[1] == other[1] and nested) or coreference.shared(one, other) >= 0.5


def compare(text, entities, record, counts, show):
    ours = {}
    for actor in record["actors"]:
        kind = OURS.get(actor["kind"], actor["kind"])
        for start, end in actor["mentions"]:
            if is_name(text[start:end], text[:start], actor["name"]):
                ours.setdefault(trimmed(text, (start, end)), kind)
    # The innermost of ours that end at one place is the name itself.
    inner = lambda span: any(o != span and o[1] == span[1] and o[0] > span[0] for o in ours)
    ours = {span: kind for span, kind in ours.items() if not inner(span)}
    used = set()
    for span, kind in sorted(ours.items()):
        same = [n for n, (gold, _) in enumerate(entities) if is_same(span, gold) and n not in used]
        same.sort(key=lambda n: (entities[n][1] is None, -coreference.shared(span, entities[n][0])))
        gold = entities[same[0]] if same else None
        if gold and gold[1] is None:
            continue
        counts["found", kind] += 1
        if gold and gold[1] != "none":
            used.add(same[0])
            counts["place", kind] += 1
            counts["right", kind] += gold[1] == kind
        if show and (not gold or gold[1] != kind):
            print(f"extra {kind}: {text[slice(*span)]!r} gold {gold and gold[1]}: {text[:100]!r}")
    for number, (span, kind) in enumerate(entities):
        if kind in KINDS:
            counts["gold", kind] += 1
            if show and number not in used:
                print(f"missed {kind}: {text[slice(*span)]!r}: {text[:100]!r}")


def report(counts):
    def line(name, right, found, gold):
        precision, recall = right / max(found, 1), right / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:24} {gold:5} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")

    total = lambda what: sum(counts[what, kind] for kind in counts_kinds(counts))
    for kind in KINDS:
        line(kind, counts["right", kind], counts["found", kind], counts["gold", kind])
    line("all, with kind", total("right"), total("found"), total("gold"))
    line("all, of whatever kind", total("place"), total("found"), total("gold"))


def counts_kinds(counts):
    return {kind for _, kind in counts}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", choices=("crossner", "gum"))
    parser.add_argument("program")
    parser.add_argument("path", type=pathlib.Path)
    parser.add_argument("--part", default="measured", choices=("measured", "looked-at"))
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    is_gum = args.data == "gum"
    documents = list(of_gum(args.path, args.part) if is_gum else crossner(args.path))
    as_documents = [gum.Document(name, "", text, []) for name, text, _ in documents]
    found = coreference.records(args.program, as_documents)
    counts = collections.Counter()
    for name, text, entities in documents:
        compare(text, entities, found[name], counts, args.errors)
    report(counts)


if __name__ == "__main__":
    main()
