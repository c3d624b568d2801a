"""Words spelt as the archive spells them, and passages ranked by how well they fit."""
