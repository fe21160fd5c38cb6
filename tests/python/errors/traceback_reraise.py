"""raise without an expression keeps the first traceback; raising the same again adds to it."""
def low(): raise RuntimeError("low")
def mid():
    try: low()
    except RuntimeError:
        print("mid saw it")
        raise
def high():
    try: mid()
    except RuntimeError as error:
        saved = error
    raise saved
high()
