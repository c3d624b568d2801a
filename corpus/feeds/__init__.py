"""Feeds that are followed: read what is due, store what is new."""
