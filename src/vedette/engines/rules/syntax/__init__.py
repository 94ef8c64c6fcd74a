"""Shallow syntax of a sentence: tokens, parts of speech, phrases, who does what to whom."""
