"""Actions: slots in, one service call, sentences out. rasa-sdk finds the classes in `actions.skills`."""

# Imported here so that no process can serve the actions without it: rasa-sdk imports this package first.
import actions.door  # noqa: F401
