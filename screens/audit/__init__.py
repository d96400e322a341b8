"""The audit: every screen in every mode and size, measured against the table of access.

``rules`` judges what was seen (no Kivy), ``seeing`` reads it off the widget tree, ``ink`` off the
pixels, ``walk`` goes from screen to screen.
"""
