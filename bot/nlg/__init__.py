"""Saying: sentences from the Fluent catalogue."""
