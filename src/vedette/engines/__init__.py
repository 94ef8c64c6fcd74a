"""Edge: taggers behind the Tagger port."""
