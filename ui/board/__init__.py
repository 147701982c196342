"""看板: the plan in pictures."""
