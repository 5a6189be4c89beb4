"""Sentence encoder, sentiment and signals of a customer's message, without Rasa.

`runtime` and `recent` are all that the engine needs (numpy, onnxruntime, tokenizers). Of the others, these
need no more:

    score             ./attune sentiment score: tables of texts in, the rows with their mood out
    tables            CSV and JSON Lines, row by row, for `score`
    trend             the mood over time and by topic, as a picture (matplotlib)
    evaluate          ./attune sentiment evaluate: measures and prints
    figures           accuracy, macro-F1, calibration, signals
    latency           time and memory of one message
    corpus            labelled lines: public tweets, our own banking chat, requests
    calibrate         temperature and thresholds
    card              ./attune sentiment card, with card_template, reliability_plot, tried.yml
    progress          a bar on standard error

and these need torch, in the `train` environment:

    network   one encoder with several heads
    material  what a training gets, and what of it is computed once
    train     ./attune sentiment train
    export    ./attune sentiment export: torch -> int8 ONNX file, tokenizer and config.json
    graph     what the exported ONNX graph needs before it is quantised
"""
