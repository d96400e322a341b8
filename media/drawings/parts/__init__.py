"""The kit of parts that keeps the pictures one family."""
