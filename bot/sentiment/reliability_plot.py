"""Calibration as a picture: of the messages read with a confidence, how many were read rightly. Plain SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import sqrt

SIDE, LEFT, TOP = 320, 64, 24
FEWEST = 10
"""Lines in a band that the line goes through; of fewer only the dot is drawn."""

COLOURS = ("#2a6fb5", "#b5482a", "#4d8f4d", "#7a4f9a")


def draw(series: Mapping[str, Sequence[Mapping[str, float]]]) -> str:
    """Return an SVG: a diagonal for perfect calibration, and a line of dots for each of `series`.

    Args:
        series: Name -> bands as `figures.reliability` gives them; a dot's area is its number of lines.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + LEFT + 180} {SIDE + TOP + 56}" '
        'font-family="sans-serif" font-size="12" role="img">',
        "<title>Calibration: confidence against the share of right readings</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        x, y = _at(tenth / 10, tenth / 10)
        parts += [
            f'<path d="M{x} {TOP}V{TOP + SIDE}M{LEFT} {y}H{LEFT + SIDE}" stroke="#e3e5e8" fill="none"/>',
            f'<text x="{x}" y="{TOP + SIDE + 18}" text-anchor="middle">{tenth * 10}</text>',
            f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{tenth * 10}</text>',
        ]
    parts += [
        f'<path d="M{LEFT} {TOP + SIDE}L{LEFT + SIDE} {TOP}" stroke="#888" stroke-dasharray="4 4"/>',
        f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 42}" text-anchor="middle">confidence, percent</text>',
        f'<text transform="translate(18 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">'
        "read rightly, percent</text>",
    ]
    for place, (name, bands) in enumerate(series.items()):
        parts += _line(name, bands, COLOURS[place % len(COLOURS)], place)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _line(name: str, bands: Sequence[Mapping[str, float]], colour: str, place: int) -> list[str]:
    total = sum(band["n"] for band in bands)
    dots = [(*_at(band["confidence"], band["accuracy"]), band) for band in bands]
    y = TOP + 20 + 22 * place
    path = "L".join(f"{x} {y_}" for x, y_, band in dots if band["n"] >= FEWEST)
    return [
        *([f'<path d="M{path}" stroke="{colour}" fill="none" stroke-width="1.5"/>'] if path else []),
        *(
            f'<circle cx="{x}" cy="{y_}" r="{2 + 10 * sqrt(band["n"] / total):.1f}" fill="{colour}" fill-opacity="0.6">'
            f"<title>{band['n']:.0f} lines: {100 * band['confidence']:.0f} promised, {100 * band['accuracy']:.0f} kept"
            "</title></circle>"
            for x, y_, band in dots
        ),
        f'<circle cx="{LEFT + SIDE + 24}" cy="{y - 4}" r="5" fill="{colour}"/>',
        f'<text x="{LEFT + SIDE + 36}" y="{y}">{escape(name)} ({total:,.0f} lines)</text>',
    ]


def _at(confidence: float, accuracy: float) -> tuple[float, float]:
    return round(LEFT + SIDE * confidence, 1), round(TOP + SIDE * (1 - accuracy), 1)
