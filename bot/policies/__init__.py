"""Deciding: what each turn sets and who answers, beside Rasa's own rules and stories."""
