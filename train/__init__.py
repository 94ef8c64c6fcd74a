"""Training of the shipped weights: the reader's model and the part-of-speech tagger."""
