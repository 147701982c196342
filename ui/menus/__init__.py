"""The actions of the window, menu by menu: what each is called, its key, and what it does."""
