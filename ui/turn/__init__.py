"""结转核对: the pages on which the turn of the year is looked over."""
