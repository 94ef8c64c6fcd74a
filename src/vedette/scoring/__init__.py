"""Predicted claims and gold claims -> numbers. Pure."""
