"""历史: past moments of a plan, looked at and brought back."""
