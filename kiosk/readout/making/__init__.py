"""Has sentences spoken by child processes, and keeps what was made."""
