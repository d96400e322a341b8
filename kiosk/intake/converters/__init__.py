"""From what cameras and phones make to what the screen plays. Each converter is a function of paths
that raises ``Refused``; it opens and writes files and nothing else, so that it can run in a child.
"""
