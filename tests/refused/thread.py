import threading  # refused: the module threading
