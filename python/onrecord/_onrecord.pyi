from typing import Any, Optional

__version__: str

class Coder:
    def __new__(cls, actors: Optional[tuple[str, str]] = None) -> Coder: ...
    def code(self, article: object, any_language: bool) -> tuple[Optional[str], Optional[str]]: ...
    def code_batch(
        self,
        articles: object,
        columns: list[tuple[str, str]],
        threads: Optional[int],
        strict: bool,
        any_language: bool,
    ) -> tuple[list[Table], list[tuple[int, str]], list[tuple[int, str, str]]]: ...

class Table:
    """One of the tables that a batch is coded to. It speaks the Arrow PyCapsule protocol."""

    @property
    def column_names(self) -> list[str]:
        """The columns' names, in order."""
    @property
    def num_rows(self) -> int:
        """How many rows it has."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

def written(json: str, indented: bool) -> str: ...
def table_names() -> list[str]: ...
def spark_schema(table: str) -> str: ...
