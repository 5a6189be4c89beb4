"""Words: every sentence that a person reads, from the Fluent files under `data/`.

Python 3.10 must be able to import this package: the dialogue engine uses it.
"""

from bank.words.catalogue import UnknownMessage, Words
from bank.words.values import Amount, Name, Percent, Rows, Span, from_json, to_json

__all__ = ["Amount", "Name", "Percent", "Rows", "Span", "UnknownMessage", "Words", "from_json", "to_json"]
