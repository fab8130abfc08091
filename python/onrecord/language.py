"""Articles in other languages than the one that is coded."""

from __future__ import annotations


class ForeignLanguage(ValueError):
    """The article is not in English, and has no record."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language
        """ISO 639-1 code of the language that it is in: `de`."""

    def __str__(self) -> str:
        return (
            f"text: it is in another language than English (`{self.language}`); "
            "any_language=True codes it as if it were English"
        )
