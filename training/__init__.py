"""Makes the model that `corpus.attribution.tagger` reads; needs PyTorch, never the bot."""
