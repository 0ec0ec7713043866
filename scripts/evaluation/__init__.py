"""Tables of scripts/evaluate-matching."""
