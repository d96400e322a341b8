import sys

from screens.audit.walk import main

sys.exit(main())
