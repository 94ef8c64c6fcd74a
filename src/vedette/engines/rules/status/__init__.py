"""How surely: negation, plans, doubt, conditions and open questions, with their cues."""
