"""Files of other event data sets -> reports of their makers, with the claim that each row makes.

A row becomes a report of which every cell is a line, so that each field of the claim has its
words; who made the data set is the outlet, and whom the row names as its source is the source.
"""
