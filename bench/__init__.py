"""Benchmarks: ours beside a stock Rasa on the same examples, messages and machine."""
