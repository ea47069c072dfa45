"""From facts to a decision: what generated functions call, and what is decided around them."""
