"""Every sentence a visitor or a member of staff can read, in Simplified Chinese.

One module per door of the house (screens, intake, operations, readout), so that the wording can be
read through and changed in one place. Constants are whole sentences or labels; templates use
``str.format`` names.
"""
