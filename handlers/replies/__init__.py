"""What the bot says: values in, `Reply` out. Pure."""
