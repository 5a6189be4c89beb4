"""Deadlines of complaints."""

import re
from datetime import date

from bank.domain.cases import deadlines, new_reference


def test_complaint_is_acknowledged_in_five_working_days_and_answered_in_eight_weeks() -> None:
    assert deadlines(date(2026, 3, 10)) == (date(2026, 3, 17), date(2026, 5, 5))


def test_reference_can_be_read_out_without_mistakes() -> None:
    references = {new_reference() for _ in range(200)}
    assert len(references) == 200
    assert all(re.fullmatch(r"C-[2-9A-HJKMNP-TV-Z]{6}", reference) for reference in references)
