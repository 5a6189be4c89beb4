"""The peer: Rasa 3.6 with its documented default pipeline and policies, on the same examples."""
