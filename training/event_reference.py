"""Write what the heads for events and stances make of reference passages, as `reference.py` does.

  python event_reference.py WEIGHTS.pt OUT_DIR --model MODEL_DIR
"""

import torch
from reference import some_cues, words_of, write_all
from windows import collate, cut

NAMES = ("plain", "curly_quotes", "nested", "capitals")


@torch.no_grad()
def window_scores(model, window):
    """Scores of one window's words, and of a few runs of them as triggers and as cues."""
    batch = collate([window])
    words = model.encode(batch)
    heads = model.events
    triggers = some_cues(len(window.word_at))
    rows = torch.tensor([(0, *trigger) for trigger in triggers])
    rounded = lambda tensor: [[round(v, 4) for v in row] for row in tensor.tolist()]
    shares = heads.pairs(words, batch.paragraph, rows)
    facts = rounded(torch.cat(heads.facts_of(words, rows), -1))
    meant = rounded(torch.cat(model.stances.meant(words, rows), -1))
    disputes = model.stances.disputes(words, batch.paragraph, rows)
    return {
        "pieces": window.ids,
        "mention": rounded(heads.mention(words)[0]),
        "trigger": rounded(heads.trigger(words)[0]),
        "triggers": [
            {"first": first, "end": end, "shares": rounded(share), "facts": told,
             "meant": one_meant, "disputes": rounded(disputed)}
            for (first, end), share, told, one_meant, disputed in zip(
                triggers, shares, facts, meant, disputes
            )
        ],
    }  # fmt: skip


def reference(name, model, tokenizer):
    """All that is compared for one passage."""
    words = words_of(name, tokenizer)
    windows = [window_scores(model, window) for window in cut(words)]
    return {"text": words.document.text, "windows": windows}


if __name__ == "__main__":
    write_all(__doc__, NAMES, reference)
