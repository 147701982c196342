"""The frame of the window: its rows, panels and what ties them."""
