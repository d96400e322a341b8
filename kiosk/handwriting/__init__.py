"""From strokes on a screen to Chinese characters. No Kivy, no network, nothing kept."""
