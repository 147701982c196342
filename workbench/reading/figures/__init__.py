"""Printed figures: their grammar, what binds them, and which of them are no targets."""
