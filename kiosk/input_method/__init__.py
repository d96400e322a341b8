"""From letters to Chinese words, by pinyin and jyutping. No Kivy, no network, nothing kept.

A screen talks to ``input_method.InputMethod``; the engine, librime, lives in a child process
of its own (``child``), which reads tables that ``preparing`` compiled once into the data folder.
"""
