import urllib.request  # refused: the module urllib.request
