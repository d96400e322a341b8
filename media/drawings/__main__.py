"""``python -m media.drawings``."""

from media.drawings.make import main

raise SystemExit(main())
