"""The view in a notebook: everything is marked, nothing of the text gets out of hand."""

import re
from html.parser import HTMLParser

import pytest

import onrecord
from conftest import HARBOUR


class Page(HTMLParser):
    """Gathers the marked text, and fails where tags do not nest."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.pieces, self.style = [], set(), [], False

    def handle_starttag(self, tag, attributes):
        self.open.append((tag, dict(attributes)))
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attributes)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        within = [attributes.get("class") for _, attributes in self.open]
        if "text" in within:
            self.pieces.append((within[-1], data))

    def text(self):
        return "".join(piece for _, piece in self.pieces)

    def marked(self, name):
        return [piece for classes, piece in self.pieces if name in classes.split()]


def page(record):
    page = Page()
    page.feed(record._repr_html_())
    page.close()
    assert page.open == []
    return page


def test_the_text_is_whole_and_what_is_on_record_marked(record):
    shown = page(record)
    assert shown.text() == HARBOUR
    assert "Lena Obrist" in "".join(shown.marked("source"))
    assert "Nobody was locked out" in "".join(shown.marked("direct"))
    for event in record.events:
        assert any(event.text(HARBOUR) in piece for piece in shown.marked("event"))


def test_statements_events_and_disputes_are_listed(record):
    html = record._repr_html_()
    assert f"Statements ({len(record.statements)})" in html
    assert f"Events ({len(record.events)})" in html
    assert record.disputes, "the passage is meant to have one"
    assert f"Disputes ({len(record.disputes)})" in html
    assert "dispute" in {name for classes, _ in page(record).pieces for name in classes.split()}


NASTY = "<script>alert(1)</script> & \"x\" 'y'"


def test_markup_in_an_article_stays_text(coder):
    text = f"{NASTY} “Down with <b>tags</b> & {NASTY}”, the mayor said. <img src=x onerror=y>"
    record = coder.code(text, id=NASTY, title=NASTY, publisher=NASTY, url=f"javascript:{NASTY}")
    assert record.statements
    shown = page(record)
    assert shown.text() == text
    assert shown.tags <= {"style", "div", "p", "b", "span", "details", "summary", "ul", "li"}
    assert "<script" not in record._repr_html_()


def test_a_record_from_elsewhere_is_escaped_too(coder, record):
    json = record.to_json()
    for name in {event.type for event in record.events}:
        json = json.replace(f'"type":"{name}"', '"type":"<script>\\""')
    html = onrecord.Record.from_json(json, HARBOUR)._repr_html_()
    assert "<script" not in html and "&lt;script&gt;&quot;" in html


def test_without_the_text_the_lists_are_shown(record):
    html = onrecord.Record.from_json(record.to_json())._repr_html_()
    assert "The text is not at hand." in html
    assert f"Statements ({len(record.statements)})" in html


@pytest.mark.parametrize("text", ["", "No one says anything here", "a\u0000b said c."])
def test_any_text_can_be_shown(coder, text):
    assert page(coder.code(text)).text() == re.sub("\u0000", "\ufffd", text)
