"""Report -> Document: sentences, page furniture, dateline, byline, credits. Pure."""
