"""The frozen words of the domain; nothing in here computes more than a property."""
