"""Who is who across articles: which names are one speaker's, and whom a typed name means."""
