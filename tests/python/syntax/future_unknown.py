"""A future feature that there is not."""
from __future__ import time_travel
