"""From raw data to facts: the normaliser (10.1 to 10.3). It never fails on data."""
