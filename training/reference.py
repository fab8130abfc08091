"""Write what the network makes of our reference passages, for the tests of the Rust crate.

  python reference.py WEIGHTS.pt OUT_DIR --model MODEL_DIR

For each passage below, OUT_DIR gets a JSON file with the words (code-point spans, pieces, shape,
quotation state) and, from PyTorch in float32, the scores of the cue heads and the role scores of
a few cues. Run it whenever the weights in the crate are replaced: the files name the weights they
were computed with, and the tests refuse others.
"""

import argparse
import json
from pathlib import Path

import torch
from export import fingerprint
from features import load_tokenizer, paragraphs
from network import load_trained
from polnear import Document
from rounding import round_all
from windows import Words, collate, cut

PASSAGES = {
    "plain": (
        "The harbour at Tanga will reopen on Monday after three weeks of repairs, the port"
        " authority said in a statement.\n"
        "Dock workers fear that the night shift will not return. \"We were promised nothing in"
        " writing,\" said a crane operator who asked not to be named."
    ),
    "curly_quotes": (
        "“The bridge is safe,” the transport minister told reporters in Quito, “and it will stay"
        " safe.”\n"
        "An engineer who inspected it disagreed: “I would not drive across it,” she said. “Not"
        " today.”"
    ),
    "quotes_over_paragraphs": (
        "The mayor read out a letter.\n"
        "“We have waited eleven years for water.\n"
        "“We will not wait for a twelfth,” it said.\n"
        "„Das reicht“, a visitor from Graz muttered; « c'est tout », added another."
    ),
    "backticks": (
        "MANILA, June 3 - ``No ship was turned away,'' a coastguard spokesman said, denying a"
        " report that two trawlers had been ordered to leave.\n"
        "The fishers' union called the denial `incomplete'. Its chairman's view: ''Ask the crews.''"
    ),
    "accents": (
        "Škoda dealers in Łódź, São Paulo and Zürich said they hadn’t been told; a cafe\u0301 owner"
        " in Reykjavík wasn’t sure either.\n"
        "“Ĳsselmeer” and “ŒUVRE” were misspelt, the printer admitted: “ﬁne, it’s our fault.”"
    ),
    "scripts": (
        "東京の市場は静かだった, a trader in 東京 said by phone.\n"
        "Министр заявил, что переговоры продолжатся. وقال المتحدث إن الجسر مفتوح.\n"
        "한국은행 said rates would hold; ธนาคาร said so too; दिल्ली में बारिश हुई."
    ),
    "emoji": (
        "The club posted “see you Sunday 🙂👍🏽” and deleted it, according to two fans.\n"
        "Tickets cost €12½, or ₹1,050²; the sign read «Zone №3 ☕️ open» ‼ the keeper said."
    ),
    "hyphens": (
        "The Addis-Ababa-based agency's then-director-general, a one-time vice-consul, told the"
        " state-run broadcaster that north-south talks were on-again-off-again.\n"
        "A follow-up e-mail — seen by the paper – put it at 2.5-3.0% year-on-year/quarter."
    ),
    "long_words": (
        f"The file name was {'dam' * 33}x, the clerk said, and the key {'ab' * 60}.\n"
        f"An appeal to https://example.org/{'path/' * 24}index.html?id=7 was filed, he added.\n"
        "Internationalisation of Donaudampfschifffahrtsgesellschaft shares is unlikely, analysts"
        " said; pneumonoultramicroscopicsilicovolcanoconiosis was not mentioned."
    ),
    "invisible": (
        "\ufeffThe min\u00adister\u200b said\u00a0so\u2009on\tTuesday.\r\n"
        "A nul\u0000 byte, a \u202eturned\u202c word and a lone \ufffd mark were in the copy, the"
        " editor said.\r\n"
        "[SEP] and [MASK] are typed as they are, [CLS]-like, the manual says; [unk] is not.\n"
        "a≠b, x\u0338 and \u1fef ; \u212bngstrom İstanbul ΣΑΣ straẞe, the notes say."
    ),
    "capitals": (
        "UN TO CUT RATIONS IN CAMP, SAYS OFFICIAL\n"
        "The WFP's eShop and McLeod's iPad stall will close, a UNHCR aide said on the 3rd of May,"
        " at 4pm, citing F-16s, Covid-19 and 5G.\n"
        "ǅemal and ǲ were printed, I think. A 1st. X said so."
    ),
    "nested": (
        "The envoy said that Nairobi believed the ceasefire would hold, adding that rebels had"
        " denied they planned an attack and that villagers feared one.\n"
        "A spokesperson for the rebels later claimed the army had warned aid groups to leave. That"
        " is not true, an army colonel responded; no such warning was given.\n"
        "According to the Red Cross, whose convoy was stopped on Friday, drivers were told by a"
        " militia commander that the road was mined. “He said, ‘Turn around or walk,’” one driver"
        " recalled.\n"
        + "\n".join(
            f"In district {number} the count was delayed, an election clerk reported, because"
            f" observers demanded a second look at {number * 7} ballot boxes; party agents, who"
            " had threatened to walk out, said the demand was justified."
            for number in range(1, 6)
        )
    ),
}  # fmt: skip


def some_cues(size):
    """A few cues to score roles for: a long one early, one in the middle, the last word."""
    return [(min(2, size - 1), min(4, size)), (size // 2, size // 2 + 1), (size - 1, size)]


@torch.no_grad()
def window_scores(model, window):
    """Scores of one window's words, and of their roles for a few cues."""
    batch = collate([window])
    words = model.encode(batch)
    cues = some_cues(len(window.word_at))
    rows = torch.tensor([(0, *cue) for cue in cues])
    rounded = lambda tensor: [[round(v, 4) for v in row] for row in tensor.tolist()]
    return {
        "first": window.first,
        "pieces": window.ids,
        "cue": rounded(model.cue(words)[0]),
        "nested": rounded(model.nested(words)[0]),
        "roles": [
            {"first": cue[0], "end": cue[1], "scores": rounded(scores)}
            for cue, scores in zip(cues, model.pairs(words, batch.paragraph, rows))
        ],
    }


def reference(name, model, tokenizer):
    """All that is compared for one passage."""
    words = words_of(name, tokenizer)
    return {
        "text": words.document.text,
        "words": [
            {"start": w.start, "end": w.end, "pieces": w.pieces, "shape": w.shape, "quote": w.quote}
            for paragraph in words.paragraphs
            for w in paragraph
        ],
        "windows": [window_scores(model, window) for window in cut(words)],
    }


def write_all(about, names, reference):
    """The program: for each passage named, what `reference(name, model, tokenizer)` tells of it."""
    parser = argparse.ArgumentParser(description=about.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--model", required=True, help="folder of the pretrained encoder")
    o = parser.parse_args()
    state = torch.load(o.weights, weights_only=True)
    model = round_all(load_trained(o.weights))
    tokenizer = load_tokenizer(o.model)
    Path(o.out).mkdir(parents=True, exist_ok=True)
    for name in names:
        found = {"weights": fingerprint(state).hex(), **reference(name, model, tokenizer)}
        path = Path(o.out) / f"{name}.json"
        path.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


def words_of(name, tokenizer):
    """A passage as words without any annotation."""
    text = PASSAGES[name]
    document = Document(name, text, knows_nesting=True)
    return Words(document, paragraphs(text, tokenizer), [])


if __name__ == "__main__":
    write_all(__doc__, PASSAGES, reference)
