"""The little of sys that programs ask."""
import sys
print(sys.version_info[:2] >= (3, 11), sys.version_info.major, sys.maxsize, sys.byteorder, isinstance(sys.argv, list), sys.getrecursionlimit() >= 200, sys.stdout.write("written\n"))
print("to stdout", file=sys.stdout); sys.stdout.flush(); print(sys.version_info >= (3, 8), sys.exc_info(), sys.intern("a"), isinstance(sys.version, str), sys.float_info.max, sys.float_info.epsilon)
