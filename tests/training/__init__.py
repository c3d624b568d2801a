"""Makes the model that `corpus.quotes.tagger` reads; needs PyTorch, never the bot."""
