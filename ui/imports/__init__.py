"""Imports: files on their way into the library, looked over."""
