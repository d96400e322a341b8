"""Sound as samples and files: how loud, how fast, how small."""
