"""对照: a paper of the library beside the plan."""
