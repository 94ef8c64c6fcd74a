"""Which candidates become claims, and of what type and mode."""
