"""Measurements: run them from the root of the checkout, ``.venv/bin/python -m bench.NAME``."""
