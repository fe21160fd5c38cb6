"""traceback.format_exc, print_exc, format_exception, extract_tb as programs use them."""
import traceback, sys
def inner(): raise ValueError("deep")
try: inner()
except ValueError as error:
    print(traceback.format_exc(), end="")
    print(traceback.format_exception_only(type(error), error), traceback.format_exception_only(error))
    print("".join(traceback.format_exception(error)), end="")
    print("".join(traceback.format_exception(type(error), error, error.__traceback__)) == traceback.format_exc())
    traceback.print_exc(file=sys.stdout)
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, sys.exc_info()[2] is error.__traceback__)
print(sys.exc_info())
