"""Articles in short: one by its best sentences, several as stories and timelines."""
