"""A ticket on paper: the slip as a picture, and ways to receipt printers."""
