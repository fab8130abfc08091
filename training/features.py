"""Text to the network's input: words, word pieces, letter shapes and quotation state.

The Rust crate `onrecord-model` computes the same features; `reference.py` writes the values that
its tests compare with.
"""

import re
from dataclasses import dataclass

from tokenizers import Tokenizer

CLS, SEP, PAD, MASK = 101, 102, 0, 103
SHAPES = 8
QUOTES = 4
OUTSIDE, INSIDE, MARK = 1, 2, 3
OPENING, CLOSING, TOGGLING = "\u201c\u201e\u00ab", "\u201d\u00bb", "\"\u201f\u2033"


def load_tokenizer(model_dir):
    """The pretrained encoder's tokeniser, which leaves a text as long as it is."""
    tokenizer = Tokenizer.from_file(f"{model_dir}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass
class Word:
    """One word or punctuation mark: code-point span, word pieces, shape and quotation state."""

    start: int
    end: int
    pieces: list
    shape: int
    quote: int


def shape(word):
    """Letter shape, 1 to 7: lower, Capital, UPPER, digit first, inner capitals, other, mark."""
    first = word[0]
    if first.isdigit():
        return 4
    if not any(c.isalpha() for c in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if any(c.isupper() for c in word[1:]):
        return 5
    return 2 if first.isupper() else 6


def quote_states(text, words):
    """Quotation state of each word of one paragraph: outside, inside, or a mark of double quotes.

    A first mark that can only close (curly, or straight with a word before it and none behind)
    ends a quotation that was opened in a paragraph above: all before it is inside.
    """
    states, inside, skip, seen = [], False, False, False
    for index, (start, end) in enumerate(words):
        mark = text[start:end]
        following = words[index + 1] if index + 1 < len(words) else None
        doubled = following and following[0] == end and text[following[0] : following[1]] == mark
        if skip:
            skip = False
            states.append(MARK)
            continue
        if mark in OPENING:
            inside = True
        elif mark in CLOSING or mark in TOGGLING:
            glued_before = index > 0 and words[index - 1][1] == start
            glued_behind = following and following[0] == end
            closes = mark in CLOSING or (glued_before and not glued_behind)
            if not seen and closes:
                states = [INSIDE] * len(states)
            inside = mark in TOGGLING and not inside and not (not seen and closes)
        elif mark in "`'" and doubled:
            inside, skip = mark == "`", True
        else:
            states.append(INSIDE if inside else OUTSIDE)
            continue
        seen = True
        states.append(MARK)
    return states


def paragraphs(text, tokenizer):
    """The words of each non-blank line of `text`."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        encoding = tokenizer.encode(line.group(), add_special_tokens=False)
        spans, pieces, last = [], [], None
        for piece, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets):
            if word != last:
                spans.append([line.start() + start, line.start() + end])
                pieces.append([piece])
                last = word
            else:
                spans[-1][1] = line.start() + end
                pieces[-1].append(piece)
        if spans:
            states = quote_states(text, spans)
            out.append(
                [
                    Word(s, e, p, shape(text[s:e]), q)
                    for (s, e), p, q in zip(spans, pieces, states)
                ]
            )
    return out
