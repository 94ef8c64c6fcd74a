"""Claims and events in the forms of other programs, each with what it cannot carry. Pure."""
