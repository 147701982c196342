"""比较: two plans or versions side by side."""
