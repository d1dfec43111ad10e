"""Files that nobody would write: each is read, or refused with a code and a place; nothing else ever happens."""
