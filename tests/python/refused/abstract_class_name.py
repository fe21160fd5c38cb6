from collections.abc import Iterable, Optional
