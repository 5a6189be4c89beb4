"""What Rasa loads: one file a component. Runs on Python 3.10 in the engine's environment."""
