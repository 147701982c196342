"""任务: the plan as a table, one sentence a row."""
