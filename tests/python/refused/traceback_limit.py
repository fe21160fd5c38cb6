import traceback

try:
    int("x")
except ValueError:
    print(traceback.format_exc(limit=1))
