"""The organiser's files -> a meeting, or all problems at once."""
