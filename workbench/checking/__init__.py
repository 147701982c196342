"""Plan → findings: what a 核稿 desk would mark, at its place, with a fix where it is mechanical."""
