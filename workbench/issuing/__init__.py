"""Plan → the whole paper as it is issued: head, text, endings, annexes, foot."""
