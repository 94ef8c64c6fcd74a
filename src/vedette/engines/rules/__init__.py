"""The rules tagger: triggers, arguments, attribution and status by lexicon and shallow syntax."""
