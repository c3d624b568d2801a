"""Files, folders and single documents to Articles."""
