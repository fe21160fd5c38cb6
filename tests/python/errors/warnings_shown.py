"""warnings.warn: categories, once per place, filters, errors, catching."""
import warnings
def old(): warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
old(); warnings.warn("user"); warnings.warn("future", FutureWarning)
for i in range(2): warnings.warn("loop")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("one"); warnings.warn(UserWarning("two")); old()
print([(w.category.__name__, str(w.message)) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("raised", RuntimeWarning)
    except RuntimeWarning as e: print("caught", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore"); warnings.warn("silent")
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="bad.*")
    warnings.warn("good")
    try: warnings.warn("bad thing")
    except UserWarning as e: print("caught", e)
try: warnings.warn("x", int)
except TypeError as e: print(e)
class Own(UserWarning): pass
warnings.warn("mine", Own)
