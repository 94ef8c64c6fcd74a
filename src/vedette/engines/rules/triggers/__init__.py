"""Which words name an event or state, and what the things around them are."""
