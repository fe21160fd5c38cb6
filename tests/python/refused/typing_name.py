from typing import Nonexistent
