"""Document, its tags and what is grounded -> Claims. Pure."""
