"""Runs the product: settings, the command line, the bot and the chat in the terminal."""
