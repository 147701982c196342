"""The list of all actions, items and papers (Ctrl+K)."""
