import warnings

warnings.warn("careful")
warnings.warn("old", DeprecationWarning)


class MyWarning(UserWarning):
    pass


for i in range(2):
    warnings.warn("once per place", MyWarning)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("unseen")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", MyWarning)
    except MyWarning as e:
        print("caught", e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("kept", MyWarning)
    print(len(caught), caught[0].category.__name__, str(caught[0].message))
warnings.filterwarnings("ignore", message="quiet")
warnings.warn("quiet please")
warnings.warn("last")
