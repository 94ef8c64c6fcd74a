"""The learned reader: one small encoder that reads a report with the notes of the rules beside it."""
