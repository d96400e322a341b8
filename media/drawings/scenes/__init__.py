"""The pictures, one function each, grouped as the sections of the centre are."""
