"""Write what the network for events makes of reference passages, as `reference.py` does.

  python event_reference.py WEIGHTS.pt OUT_DIR --model MODEL_DIR
"""

import argparse
import json
import types
from pathlib import Path

import torch
from export import count_layers, fingerprint
from features import paragraphs
from network import Statements
from reference import PASSAGES, some_cues
from tokenizers import Tokenizer
from windows import Words, collate, cut

NAMES = ("plain", "curly_quotes", "nested", "capitals")


@torch.no_grad()
def window_scores(model, window):
    """Scores of one window's words, and of the events of a few triggers."""
    batch = collate([window])
    words = model.encode(batch)
    heads = model.events
    triggers = some_cues(len(window.word_at))
    rows = torch.tensor([(0, *trigger) for trigger in triggers])
    rounded = lambda tensor: [[round(v, 4) for v in row] for row in tensor.tolist()]
    shares = heads.pairs(words, batch.paragraph, rows)
    facts = rounded(torch.cat(heads.facts_of(words, rows), -1))
    return {
        "pieces": window.ids,
        "mention": rounded(heads.mention(words)[0]),
        "trigger": rounded(heads.trigger(words)[0]),
        "triggers": [
            {"first": first, "end": end, "shares": rounded(share), "facts": told}
            for (first, end), share, told in zip(triggers, shares, facts)
        ],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--model", required=True, help="folder of the pretrained encoder")
    o = parser.parse_args()
    state = torch.load(o.weights, weights_only=True)
    model = Statements(layers=count_layers(state))
    model.load_state_dict(state)
    model.eval()
    tokenizer = Tokenizer.from_file(f"{o.model}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    Path(o.out).mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        text = PASSAGES[name]
        document = types.SimpleNamespace(text=text, knows_nesting=True, events=None)
        words = Words(document, paragraphs(text, tokenizer), [])
        windows = [window_scores(model, window) for window in cut(words)]
        found = {"weights": fingerprint(state).hex(), "text": text, "windows": windows}
        path = Path(o.out) / f"{name}.json"
        path.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
