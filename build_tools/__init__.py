"""Builds data files from build-time packages; called by hatch_build.py."""
