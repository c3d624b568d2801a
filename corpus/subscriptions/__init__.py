"""Who follows what, how often, and which articles meet it."""
