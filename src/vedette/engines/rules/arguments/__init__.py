"""Who, whom, where, when and with what: the words that fill the roles of a claim."""
