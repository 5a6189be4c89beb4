"""Sentence encoder and sentiment of a customer's message, without Rasa.

`runtime` is all that the engine needs (numpy, onnxruntime, tokenizers). The other
modules train, measure and export the model and need the `train` environment:

    corpus    labelled lines: public tweets and our own banking chat
    network   the two-branch network in torch
    train     fine-tunes the sentiment branch
    export    torch -> int8 ONNX file, tokenizer and config.json
    graph     what the exported ONNX graph needs before it is quantised
    evaluate  macro-F1 by language, latency, memory
    card      writes the model card from what was measured
"""
