"""详情 of what is selected."""
