"""Shipped tables with typed loaders: event types, trigger words, reporting verbs, countries, equipment."""
