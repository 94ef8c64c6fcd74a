"""Claims of many reports -> events, origins, and the changes to the evidence. Pure."""
