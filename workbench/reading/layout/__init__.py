"""From the blocks of a file to the lines its author wrote: wrapped or run together lines."""
