"""Pages from the web, and the addresses they have."""
