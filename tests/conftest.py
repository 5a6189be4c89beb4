"""What the folders of tests share: the real processes, started once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.stack import TestStack


@pytest.fixture(scope="session")
def stack() -> Iterator[TestStack]:
    """Engine, actions and server over a small bank of their own; or those that ATTUNE_TEST_URL names."""
    # Imported here: the engine's tests read this file too, in an environment without these libraries.
    from tests.stack import running_stack

    with running_stack() as found:
        yield found
