"""A person's own reading of a text, cut into its sentences."""
