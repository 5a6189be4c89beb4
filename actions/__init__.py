"""Actions: slots in, one service call, sentences out. rasa-sdk finds the classes in `actions.skills`."""
