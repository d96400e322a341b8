"""Screens without a display: Kivy's mock renderer lays out and takes touches."""

from __future__ import annotations

import os

os.environ["KIVY_GL_BACKEND"] = "mock"
os.environ["KIVY_NO_ARGS"] = "1"
os.environ["KIVY_NO_CONSOLELOG"] = "1"
os.environ["KIVY_NO_FILELOG"] = "1"
