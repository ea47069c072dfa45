"""Why a decision is what it is (10.7)."""
