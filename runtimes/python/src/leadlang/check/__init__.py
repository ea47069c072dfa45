"""Whether a document is a rule set that can be executed (9.8)."""
