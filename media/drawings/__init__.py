"""The drawings, short films and sounds that ship with the kiosk, made by code.

``python -m media.drawings`` (from the top of the checkout, with ``requirements/drawings.txt``
installed) makes every picture again. ``parts`` is the kit (sky, water, land, buildings, trees,
boats, people, things), ``scenes`` puts the parts together, ``catalogue`` says which scene stands in
which item of the starter content.
"""
