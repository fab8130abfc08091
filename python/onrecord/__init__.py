"""OnRecord reads the news and keeps the record: who said what, who did what to whom, and who
disputes it, every entry pointing at the words that support it.

>>> import onrecord
>>> record = onrecord.Coder().code("Ferries will sail on Monday, the port authority said.")
>>> [actor.name for actor in record.speakers(record.statements[0])]
['the port authority']
"""

from ._coder import Articles, Coder
from ._onrecord import Table, __version__
from .language import ForeignLanguage
from .record import (
    Actor,
    ArticleRecord,
    Claim,
    DateMention,
    Dateline,
    Dispute,
    Event,
    Participant,
    PlaceMention,
    Record,
    Source,
    Span,
    Statement,
    Words,
)
from .tables import Foreign, RowError, Tables

__all__ = [
    "Actor",
    "ArticleRecord",
    "Articles",
    "Claim",
    "Coder",
    "DateMention",
    "Dateline",
    "Dispute",
    "Event",
    "Foreign",
    "ForeignLanguage",
    "Participant",
    "PlaceMention",
    "Record",
    "RowError",
    "Source",
    "Span",
    "Statement",
    "Table",
    "Tables",
    "Words",
    "__version__",
]
