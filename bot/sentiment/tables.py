"""Rows of text in CSV or JSON Lines, read one at a time and written back with columns added.

Whatever is wrong with one row is told with its line and costs that row alone.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

LONGEST_LINE = 1 << 20
"""Bytes of a line; what is longer is no row."""

MOST_LINES = 200
"""Of one CSV record with line breaks in it; a quote that is open for longer was never meant to close."""

LOOKED_AT = 100
"""Objects of a JSON Lines file that are asked for their keys."""

LIKELY = ("text", "message", "review", "comment", "transcript", "body", "content", "feedback", "utterance", "answer",
          "texto", "mensaje", "comentario", "texte", "commentaire", "nachricht", "kommentar", "bewertung")  # fmt: skip
"""Columns taken for the text when nobody says which."""

_MARK = b"\xef\xbb\xbf"

_SIGNS = {
    b"PK\x03\x04": "a ZIP or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip file",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"SQLite format 3": "a database",
    b"\x89PNG": "a picture",
    b"RIFF": "a recording",
}


class BadTable(Exception):
    """The whole input cannot be scored; the message is one sentence for the person who asked."""


@dataclass(frozen=True)
class Columns:
    """Which columns are read; None is 'not asked for', for `text` 'find it'."""

    text: str | None = None
    time: str | None = None
    topic: str | None = None


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        line: Where it begins, from 1.
        original: Cells of CSV, or an object.
        text, time, topic: Of the columns asked for; "" where the row has none.
    """

    line: int
    original: list[str] | dict[str, Any]
    text: str
    time: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Flaw:
    """A line that is no row, and why."""

    line: int
    why: str


class Lines:
    """Lines of a stream as text: UTF-8, or Latin-1 where a line is not."""

    def __init__(self, stream: io.BufferedIOBase, name: str, warn: Callable[[str], None] = lambda _: None) -> None:
        """Look at the first bytes.

        Args:
            stream: Buffered; need not be seekable.
            name: For messages.
            warn: Called once with a sentence when a line is not UTF-8.

        Raises:
            BadTable: nothing in it, or no text.
        """
        self._stream, self._name, self._warn = stream, name, warn
        self.number, self.bytes, self.flaws = 0, 0, dict[int, str]()
        self._back: list[tuple[int, str]] = []
        self._warned = False
        self.marked = False
        head = self._first()
        for sign, what in _SIGNS.items():
            if head.startswith(sign):
                raise BadTable(f"{name} is {what}; CSV or JSON Lines in UTF-8 is needed")
        odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
        if odd > 3 and odd * 50 > len(head):  # a stray NUL or two are slips in a text
            raise BadTable(f"{name} is binary; CSV or JSON Lines in UTF-8 is needed")

    def _first(self) -> bytes:
        head = b""
        while not head.removeprefix(_MARK).strip():  # of a pipe, what is there already
            more = self._stream.read1(8192)
            if not more:
                raise BadTable(f"{self._name} is empty")
            head += more
        self.marked = head.startswith(_MARK)
        self._ahead = io.BytesIO(head.removeprefix(_MARK))
        return head

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        """Return number, from 1, and text with its line break; a flaw of it is in `flaws`."""
        if self._back:
            return self._back.pop()
        raw = self._readline()
        if not raw:
            raise StopIteration
        self.number += 1
        if len(raw) >= LONGEST_LINE and not raw.endswith(b"\n"):
            self.flaws[self.number] = "longer than a megabyte"
            while raw and not raw.endswith(b"\n"):
                raw = self._readline()
            return self.number, "\n"
        return self.number, self._decoded(raw)

    def push_back(self, lines: Sequence[tuple[int, str]]) -> None:
        """Have these come again, in this order."""
        self._back += reversed(lines)

    def flaw(self, numbers: Sequence[int]) -> str | None:
        """Return what is wrong with one of these lines, and forget it."""
        found = [self.flaws.pop(number) for number in numbers if number in self.flaws]
        return found[0] if found else None

    def _readline(self) -> bytes:
        raw = self._ahead.readline(LONGEST_LINE)
        if not raw.endswith(b"\n"):  # the head is read: the rest of its last line comes from the stream
            raw += self._stream.readline(max(1, LONGEST_LINE - len(raw)))
        self.bytes += len(raw)
        return raw

    def _decoded(self, raw: bytes) -> str:
        if b"\0" in raw:
            self.flaws[self.number] = "NUL bytes"
            raw = raw.replace(b"\0", b"?")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            if not self._warned:
                self._warn(f"{self._name}:{self.number} is not UTF-8; such lines are read as Latin-1")
            self._warned = True
            return raw.decode("latin-1")


class CsvTable:
    """CSV with a header; the delimiter is whichever of , ; tab | is most in it."""

    def __init__(self, lines: Lines, name: str, columns: Columns) -> None:
        """Read the header.

        Raises:
            BadTable: no header, or a column that it has not.
        """
        csv.field_size_limit(2 * LONGEST_LINE)
        self._lines = lines
        first = next((text for _, text in lines if text.strip()), "")
        self.delimiter = max(",;\t|", key=first.count)
        header = next(csv.reader([first], delimiter=self.delimiter), [])
        self.columns = [cell.strip() for cell in header]
        if lines.flaws or not any(self.columns):
            raise BadTable(f"{name}:1: a header with the names of the columns is needed")
        self._places = {
            part: self.columns.index(column) for part, column in _choose(self.columns, columns, name).items()
        }

    def __iter__(self) -> Iterator[Row | Flaw]:
        """Yield all rows, in order; blank lines are passed over."""
        for numbers, cells, flaw in self._records():
            flaw = self._lines.flaw(numbers) or flaw
            if flaw is None and len(cells) != len(self.columns):
                flaw = f"{len(cells)} cells where the header has {len(self.columns)}"
            if flaw:
                yield Flaw(numbers[0], flaw)
            else:
                yield Row(numbers[0], cells, **{part: cells[place] for part, place in self._places.items()})

    def _records(self) -> Iterator[tuple[list[int], list[str], str | None]]:
        for number, text in self._lines:
            if not text.strip() and number not in self._lines.flaws:
                continue
            taken = [(number, text)]
            try:
                cells = self._rest(taken)
                flaw = None if cells is not None else "a quote is opened and not closed"
            except csv.Error as error:
                cells, flaw = None, str(error)
            if cells is None:  # only the line itself is given up
                self._lines.push_back(taken[1:])
                yield [number], [], flaw
            else:
                yield [number for number, _ in taken], cells, None

    def _rest(self, taken: list[tuple[int, str]]) -> list[str] | None:
        """Take lines until the record that begins with the first is whole; return its cells, or None."""
        cells = self._parsed(taken[0][1])
        while cells is None and len(taken) < MOST_LINES:
            more = next(self._lines, None)
            if more is None:
                return None
            taken.append(more)
            if '"' in more[1]:  # nothing else can end a quoted cell
                cells = self._parsed("".join(part for _, part in taken))
        return cells

    def _parsed(self, text: str) -> list[str] | None:
        """Return the cells of one record, or None while a quote is open.

        Raises:
            csv.Error: it cannot be a record, whatever follows.
        """
        pieces = [piece + "\n" for piece in text.removesuffix("\n").split("\n")]
        try:
            return next(csv.reader(pieces, delimiter=self.delimiter, strict=True), [])
        except csv.Error as error:
            if "end of data" in str(error):
                return None
        # Text behind a closing quote and the like: read as spreadsheets do.
        return next(csv.reader(pieces, delimiter=self.delimiter), [])


class JsonTable:
    """One JSON object a line."""

    def __init__(self, lines: Lines, name: str, columns: Columns) -> None:
        """Look at the first objects for their keys.

        Raises:
            BadTable: no object, or a column that none of them has.
        """
        self._lines = lines
        found = list(islice(self._objects(), LOOKED_AT))
        good = [item for item in found if not isinstance(item, Flaw)]
        if not good:
            where = f"{name}:{found[0].line}: {found[0].why}" if found else f"{name} is empty"  # type: ignore[union-attr]
            raise BadTable(f"{where}; one JSON object a line is needed")
        self.columns = list(dict.fromkeys(key for _, fields in good for key in fields))
        self._keys = _choose(self.columns, columns, name)
        self._items = chain(found, self._objects())

    def __iter__(self) -> Iterator[Row | Flaw]:
        """Yield all rows, in order; blank lines are passed over."""
        for item in self._items:
            yield item if isinstance(item, Flaw) else self._row(*item)

    def _row(self, number: int, fields: dict[str, Any]) -> Row | Flaw:
        if self._keys["text"] not in fields:
            return Flaw(number, f"no {self._keys['text']!r}")
        parts = {part: fields.get(key) for part, key in self._keys.items()}
        if not isinstance(parts["text"], (str, type(None))):
            return Flaw(number, f"{self._keys['text']!r} is not text")
        return Row(number, fields, **{part: "" if value is None else str(value) for part, value in parts.items()})

    def _objects(self) -> Iterator[tuple[int, dict[str, Any]] | Flaw]:
        for number, text in self._lines:
            flaw = self._lines.flaw([number])
            if flaw:
                yield Flaw(number, flaw)
            elif text.strip():
                yield _object(number, text)


def _object(number: int, text: str) -> tuple[int, dict[str, Any]] | Flaw:
    try:
        fields = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        return Flaw(number, f"not JSON ({reason})")
    return (number, fields) if isinstance(fields, dict) else Flaw(number, "not a JSON object")


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON's")


def _choose(there: Sequence[str], wanted: Columns, name: str) -> dict[str, str]:
    """Return part ('text', 'time', 'topic') -> column.

    Raises:
        BadTable: a column that is not there, or that occurs twice; or no telling which one is the text.
    """
    named = ", ".join(there[:40]) + (", ..." if len(there) > 40 else "")
    chosen = {part: column for part, column in vars(wanted).items() if column is not None}
    if "text" not in chosen:
        likely = [column for column in there if column.casefold() in LIKELY]
        if len(likely) != 1:
            raise BadTable(f"say with --text-column which column of {name} is the text; it has: {named}")
        chosen["text"] = likely[0]
    for column in chosen.values():
        if column not in there:
            raise BadTable(f"{name} has no column {column!r}; it has: {named}")
        if there.count(column) > 1:
            raise BadTable(f"{name} has the column {column!r} more than once")
    return chosen


def is_json(name: str, lines: Lines) -> bool:
    """Tell by its first line, or by its name, whether a table is JSON Lines.

    Raises:
        BadTable: it is a JSON array or one object over several lines.
    """
    blank = []
    for line in lines:
        blank.append(line)
        if line[1].strip():
            break
    lines.push_back(blank)
    first = blank[-1][1].strip() if blank else ""
    named = Path(name).suffix.lower()
    if first in ("[", "{") or (first.startswith("[") and named in (".json", ".jsonl", ".ndjson")):
        raise BadTable(f"{name} is one JSON value over several lines; one object a line is needed (JSON Lines)")
    return named in (".json", ".jsonl", ".ndjson") or (first.startswith("{") and named not in (".csv", ".tsv"))


def open_table(lines: Lines, name: str, columns: Columns, form: str | None = None) -> CsvTable | JsonTable:
    """Return the table in `lines`; `form` is 'csv', 'jsonl', or None to tell by name and first line.

    Raises:
        BadTable: it cannot be read, or lacks a column.
    """
    as_json = is_json(name, lines) if form is None else form == "jsonl"
    return (JsonTable if as_json else CsvTable)(lines, name, columns)


def added_names(there: Sequence[str], added: Sequence[str]) -> dict[str, str]:
    """Return of each added column the name it gets: its own, or with 'attune_' before it where that is taken."""
    return {name: f"attune_{name}" if name in there else name for name in added}


class Writer:
    """Writes rows in the form in which they came."""

    def __init__(self, out: BinaryIO, table: CsvTable | JsonTable, names: Mapping[str, str], marked: bool) -> None:
        """Write the header, if the form has one.

        Args:
            out: Gets UTF-8.
            table: Where the rows come from.
            names: Added column -> the name it gets.
            marked: Whether the input had a byte order mark; CSV then gets one too.
        """
        self._out, self._names = out, names
        self._csv = table if isinstance(table, CsvTable) else None
        if self._csv:
            self._text = io.StringIO()
            self._cells = csv.writer(self._text, delimiter=self._csv.delimiter, lineterminator="\n")
            self._out.write(_MARK if marked else b"")
            self._write([*self._csv.columns, *names.values()])

    def row(self, row: Row, added: Mapping[str, Any]) -> None:
        """Write one row; None becomes an empty cell, a list its members with ';' between."""
        if isinstance(row.original, dict):
            fields = {**row.original, **{self._names[name]: value for name, value in added.items()}}
            self._out.write(_json_bytes(fields) + b"\n")
            return
        cells = [";".join(v) if isinstance(v, list) else "" if v is None else v for v in added.values()]
        self._write([*row.original, *cells])

    def _write(self, cells: Sequence[Any]) -> None:
        self._cells.writerow(cells)
        self._out.write(self._text.getvalue().encode("utf-8", "replace"))
        self._text.seek(0)
        self._text.truncate()


def _json_bytes(fields: dict[str, Any]) -> bytes:
    try:
        return json.dumps(fields, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # half an emoji in an escape is legal JSON, and only so
        return json.dumps(fields).encode("ascii")
