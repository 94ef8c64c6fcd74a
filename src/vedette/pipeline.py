"""The whole way on one screen."""
