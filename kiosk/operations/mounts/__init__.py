"""Sticks: noticing that one is there, what is on it, and letting go of it.

``model.py`` has the plain values, ``watch.py`` chooses the system's way to notice (``linux.py``,
``windows.py``), ``contents.py`` looks at what lies on a stick, ``eject.py`` lets go of it.
"""
