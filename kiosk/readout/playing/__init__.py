"""What is heard now, and where it is in the text."""
