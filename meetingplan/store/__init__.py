"""What is on disk: the one writer, texts with positions, and the plan file."""
