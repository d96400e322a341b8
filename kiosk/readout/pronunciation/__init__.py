"""From written text to the syllables that any voice is told."""
