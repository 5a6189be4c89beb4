"""Pure business rules: values in, values out; no storage, no clock, no network.

Runs on Python 3.10 too, because the engine's process imports parts of it.
"""
