"""Entities: word lists by spaCy, amounts and times by grammar."""
