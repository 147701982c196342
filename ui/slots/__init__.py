"""模板的待填处: what a template keeps, what is filled in anew, and parts of several combined."""
