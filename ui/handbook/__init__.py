"""The handbook in the window (F1)."""
