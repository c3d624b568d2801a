"""The conversation: what is asked in Telegram and in the terminal, and how it is answered."""
