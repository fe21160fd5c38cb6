"""sys.exit raises SystemExit, which except Exception does not catch."""
import sys
try:
    sys.exit("bye")
except Exception: print("no")
except SystemExit as e: print("exit", e.code, e)
try: raise SystemExit
except BaseException as e: print(repr(e), e.code)
try: sys.exit()
except SystemExit as e: print(e.code, e.args)
try: sys.exit(3)
except SystemExit as e: print(e.code)
try: exit(1)
except SystemExit as e: print(e.code)
