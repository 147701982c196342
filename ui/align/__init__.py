"""对标: the plan held against the papers it answers to."""
