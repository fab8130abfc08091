"""From JSON values to the classes of a record and back, led by the classes' own fields."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Any, Callable, Union, get_args, get_origin, get_type_hints


def made(kind: Any, value: Any) -> Any:
    """The object of that type that a JSON value stands for."""
    return _maker(kind)(value)


def as_json(value: Any) -> Any:
    """The JSON value that stands for an object.

    What is beside the record is left out, and so is what the JSON has only where there is something.
    """
    if dataclasses.is_dataclass(value):
        fields = (one for one in dataclasses.fields(value) if not one.metadata.get("beside"))
        parts = ((one, getattr(value, one.name)) for one in fields)
        return {
            one.name: as_json(part)
            for one, part in parts
            if part is not None or not one.metadata.get("absent")
        }
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    return value


@lru_cache(maxsize=None)
def _maker(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        types = get_type_hints(kind)
        fields = [
            (one.name, _maker(types[one.name]))
            for one in dataclasses.fields(kind)
            if not one.metadata.get("beside")
        ]
        absent = {one.name for one in dataclasses.fields(kind) if one.metadata.get("absent")}
        return lambda value: kind(
            **{name: make(value[name]) for name, make in fields if name in value or name not in absent}
        )
    if isinstance(kind, type) and issubclass(kind, tuple):
        return lambda value: kind(*value)
    if get_origin(kind) is tuple:
        item = _maker(get_args(kind)[0])
        return lambda value: tuple(map(item, value))
    if get_origin(kind) is Union:
        inner = _maker(get_args(kind)[0])
        return lambda value: None if value is None else inner(value)
    return lambda value: value
