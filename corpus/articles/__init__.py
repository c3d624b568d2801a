"""The articles of the archive: worked out, stored and read again."""
