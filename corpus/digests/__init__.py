"""Digests: planned, told, and on their way to a chat."""
