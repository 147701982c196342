"""查找: words in the plan, found and replaced."""
