"""`./attune parse`: a message a line on standard input, a JSON line each on standard output.

    echo 'wie viel habe ich noch' | ./attune parse

One process, streaming, in order. A line is a message as a customer would type it; an empty one is
answered too, so that line n out always belongs to line n in.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import sys
from pathlib import Path
from typing import Text, TextIO

from bank.domain.masking import mask
from bank.domain.text import clean

MODEL = Path("models") / "attune.tar.gz"


async def _parse_all(model: Path, out: TextIO) -> None:
    # After the logging is quiet: importing Rasa takes seconds and says much.
    import structlog
    from rasa.core.agent import Agent

    from bot.channel import parsed

    # Rasa writes each text to its debug log unless told otherwise.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    agent = Agent.load(str(model))
    for line in sys.stdin:
        # `text` is what the assistant works with, so that start and end point into it.
        result = await parsed(agent, mask(clean(line)).text)
        print(json.dumps(result, ensure_ascii=False), file=out, flush=True)


def main(model: Text = str(MODEL)) -> None:
    """Read the arguments and parse until standard input ends."""
    parser = argparse.ArgumentParser(prog="./attune parse", description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, default=Path(model), help="a trained model (default: %(default)s)")
    given = parser.parse_args()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    logging.disable(logging.WARNING)
    if not given.model.is_file():
        sys.exit(f"attune parse: there is no model at {given.model}; ./attune train makes it.")
    # Rasa and its libraries print and log to standard output; only our lines may go there.
    out, sys.stdout = sys.stdout, sys.stderr
    asyncio.run(_parse_all(given.model, out))


if __name__ == "__main__":
    main()
