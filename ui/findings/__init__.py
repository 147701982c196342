"""审校: what was found in the plan, and put right."""
