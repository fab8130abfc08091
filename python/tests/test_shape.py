"""The classes are the record's JSON Schema, field for field and code for code."""

import dataclasses
import json
from pathlib import Path
from typing import Union, get_args, get_origin, get_type_hints

import pytest

import onrecord
from onrecord import record as classes

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "record.schema.json").read_text(encoding="utf-8")
)
DEFINED = {"Record": SCHEMA, **SCHEMA["$defs"]}


def fields_of(kind):
    types = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    return {one.name: types[one.name] for one in fields if not one.metadata.get("beside")}


def described(kind):
    """A class's field in the words of the schema, as far as it says them."""
    if kind is onrecord.Span:
        return "span"
    if get_origin(kind) is tuple:
        return [described(get_args(kind)[0])]
    if get_origin(kind) is Union:
        return {described(get_args(kind)[0]), None}
    if get_origin(kind) is not None:
        return ("codes", get_args(kind))
    if dataclasses.is_dataclass(kind):
        return kind.__name__
    return {str: "string", int: "integer", float: "number"}[kind]


def in_schema(told):
    if "$ref" in told:
        name = told["$ref"].rsplit("/", 1)[1]
        codes = DEFINED[name].get("oneOf") or []
        codes = tuple(code["const"] for code in codes) or tuple(DEFINED[name].get("enum", ()))
        return ("codes", codes) if codes else name
    if "anyOf" in told:
        return {in_schema(told["anyOf"][0]), None}
    if told["type"] == "array":
        return "span" if told.get("maxItems") == 2 else [in_schema(told["items"])]
    if isinstance(told["type"], list):
        return {told["type"][0], None}
    return told["type"]


@pytest.mark.parametrize(
    "name", [name for name, told in DEFINED.items() if told.get("type") == "object"]
)
def test_a_class_has_the_fields_of_the_schema(name):
    found = {field: described(kind) for field, kind in fields_of(getattr(onrecord, name)).items()}
    assert found == {field: in_schema(told) for field, told in DEFINED[name]["properties"].items()}


def test_every_class_of_a_record_is_in_the_schema():
    parts = [kind for kind in vars(classes).values() if dataclasses.is_dataclass(kind)]
    assert {kind.__name__ for kind in parts} == {
        name for name, told in DEFINED.items() if told.get("type") == "object"
    }


def test_fields_come_in_the_order_of_the_json(record):
    def check(part, told):
        if dataclasses.is_dataclass(part):
            absent = {"model"} if getattr(part, "model", None) is None else set()
            assert list(told) == [name for name in fields_of(type(part)) if name not in absent]
            for name, value in told.items():
                check(getattr(part, name), value)
        elif isinstance(told, list):
            for one, value in zip(part, told):
                check(one, value)

    check(record, json.loads(record.to_json()))


def test_objects_and_json_tell_the_same(record):
    assert json.loads(record.to_json()) == record.to_dict()
    assert json.loads(record.to_json(indented=True)) == record.to_dict()
    assert onrecord.Record.from_json(record.to_json()) == record


def test_no_record_is_named_as_such():
    with pytest.raises(ValueError, match="no record: missing field `article`"):
        onrecord.Record.from_json('{"onrecord": "1"}')
