"""The left panel: 资料, 大纲 and the search over both."""
