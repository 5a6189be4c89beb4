"""What the bank does, one file a skill: synchronous, thread-safe, times passed in, values returned."""
