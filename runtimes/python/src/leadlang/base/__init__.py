"""Words shared by all parts: text, numbers, instants, calendar days, JSON."""
