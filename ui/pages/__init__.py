"""版面: pages as they print."""
