"""Feeds that are followed: read what is due, store what is new.

`Aggregator.update`: feeds that are due, and what is known of their entries -> (beside each
other, one request a host) the feed, fetched -> its new entries, and the pages of those that only
hint at an article (`reading`, `entries`) -> (one feed after another) batches of articles, without
copies -> the archive, each batch in one transaction with its entries (`storing`).

A run that is cut short repeats a little and loses nothing: an entry is noted with its article.
"""
