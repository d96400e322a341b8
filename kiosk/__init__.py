"""The lobby kiosk of 素社家园: everything that is not a screen."""

__version__ = "0.1.0"
